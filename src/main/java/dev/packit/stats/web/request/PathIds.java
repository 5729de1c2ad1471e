package dev.packit.stats.web.request;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every page has one address: a number in it has one way to be written, neither {@code +1} nor {@code 01}. */
@Provider
class PathIds implements ParamConverterProvider {

    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,17}");

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == long.class ? (ParamConverter<T>) new Id() : null;
    }

    private static class Id implements ParamConverter<Long> {

        @Override
        public Long fromString(String written) {
            if (!ID.matcher(written).matches()) {
                throw new NotFoundException();
            }
            return Long.valueOf(written);
        }

        @Override
        public String toString(Long id) {
            return id.toString();
        }
    }
}
