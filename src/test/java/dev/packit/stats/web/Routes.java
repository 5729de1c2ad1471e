package dev.packit.stats.web;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The templates of all paths that this application has. */
public final class Routes {

    public static final Pattern VARIABLE = Pattern.compile("\\{\\w+(:[^}]+)?}");

    private Routes() {}

    public static List<String> of(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .flatMap(resource -> Stream.concat(
                                Stream.of(""),
                                Arrays.stream(resource.getDeclaredMethods())
                                        .filter(method -> method.isAnnotationPresent(Path.class))
                                        .map(method -> "/"
                                                + method.getAnnotation(Path.class)
                                                        .value()))
                        .map(path -> ("/" + resource.getAnnotation(Path.class).value() + path).replaceAll("/+", "/")))
                .distinct()
                .sorted()
                .toList();
    }
}
