package dev.packit.stats.web.request;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accepts ids in paths only in their canonical form, not as {@code +1} or {@code 01}, so that every page has one URL. */
@Provider
public class PathIds implements ParamConverterProvider {

    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,17}");

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == long.class ? (ParamConverter<T>) new Id() : null;
    }

    /** @throws NotFoundException if it is not an id in its canonical form */
    public static long parse(String written) {
        if (!ID.matcher(written).matches()) {
            throw new NotFoundException();
        }
        return Long.parseLong(written);
    }

    private static class Id implements ParamConverter<Long> {

        @Override
        public Long fromString(String written) {
            return parse(written);
        }

        @Override
        public String toString(Long id) {
            return id.toString();
        }
    }
}
