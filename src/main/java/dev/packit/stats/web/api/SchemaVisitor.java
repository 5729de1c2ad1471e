package dev.packit.stats.web.api;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonValueFormat;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes what Jackson says about one type. */
final class SchemaVisitor extends JsonFormatVisitorWrapper.Base {

    private final boolean isPart;
    private final Schemas schemas;

    private Map<String, Object> schema = new LinkedHashMap<>();
    private @Nullable JavaType object;
    private @Nullable ObjectSchema properties;

    /** @param isPart whether only some properties of an object are written, so that it is no type of its own */
    SchemaVisitor(SerializerProvider serializers, boolean isPart, Schemas schemas) {
        super(serializers);
        this.isPart = isPart;
        this.schemas = schemas;
    }

    Map<String, Object> schema() throws JsonMappingException {
        if (object != null && properties != null) {
            schemas.addNamed(properties, object);
        }
        return schema;
    }

    @Override
    public @Nullable JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        ObjectSchema begun = isPart ? new ObjectSchema() : schemas.begin(type);
        object = type;
        properties = begun;
        schema = isPart && begun != null ? begun.schema() : schemas.reference(type);
        return begun == null ? null : new Properties(getProvider(), begun);
    }

    private final class Properties extends JsonObjectFormatVisitor.Base {

        private final ObjectSchema of;

        Properties(SerializerProvider serializers, ObjectSchema of) {
            super(serializers);
            this.of = of;
        }

        @Override
        public void property(BeanProperty property) throws JsonMappingException {
            if (!(property instanceof AnyGetterWriter)) {
                schemas.add(of, property);
            }
        }

        @Override
        public void optionalProperty(BeanProperty property) throws JsonMappingException {
            property(property);
        }
    }

    @Override
    public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType type) throws JsonMappingException {
        schema = schemas.list(type.getContentType());
        return null;
    }

    @Override
    public @Nullable JsonMapFormatVisitor expectMapFormat(JavaType type) throws JsonMappingException {
        schema = schemas.map(type.getContentType());
        return null;
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        schema.put("type", "string");
        return new JsonStringFormatVisitor.Base() {
            @Override
            public void format(JsonValueFormat format) {
                schema.put("format", format.toString());
            }

            @Override
            public void enumTypes(Set<String> words) {
                schema.put("enum", List.copyOf(words));
            }
        };
    }

    @Override
    public @Nullable JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        schema.put("type", "number");
        return null;
    }

    @Override
    public @Nullable JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        schema.put("type", "integer");
        return null;
    }

    @Override
    public @Nullable JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        schema.put("type", "boolean");
        return null;
    }

    @Override
    public @Nullable JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
        return null;
    }
}
