package dev.packit.stats.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import dev.packit.stats.web.Link;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes types as JSON Schema, by asking Jackson what it writes. Null stands for what is not known, as the types say. */
final class Schemas {

    private static final String REFERENCE = "$ref";
    private static final String TYPE = "type";

    private final ObjectMapper json;
    private final SerializerProvider serializers;
    private final KeyTexts texts;
    private final Map<Class<?>, Operations.NamedType> named;
    private final Map<String, Map<String, Object>> components = new TreeMap<>();

    Schemas(ObjectMapper json, KeyTexts texts, List<Operations.NamedType> named) {
        this.json = json;
        this.serializers = json.getSerializerProviderInstance();
        this.texts = texts;
        this.named = named.stream().collect(Collectors.toMap(Operations.NamedType::type, type -> type));
    }

    /** The schemas of all objects that were asked for, by name. */
    Map<String, Map<String, Object>> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        try {
            return of(json.constructType(type), null);
        } catch (JsonMappingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, Object> of(JavaType type, @Nullable BeanProperty property) throws JsonMappingException {
        if (type.hasRawClass(Link.class)) {
            return Map.of(TYPE, "string", "format", "uri");
        }
        if (type.isJavaLangObject()) {
            return Map.of();
        }
        boolean isPart = property != null && isPart(property);
        SchemaVisitor visitor = new SchemaVisitor(serializers, isPart, this);
        serializers.findValueSerializer(type, property).acceptJsonFormatVisitor(visitor, type);
        return visitor.schema();
    }

    /** Whether it has only some of the properties of its type. */
    private static boolean isPart(BeanProperty property) {
        return property.getAnnotation(JsonIncludeProperties.class) != null
                || property.getAnnotation(JsonIgnoreProperties.class) != null;
    }

    Map<String, Object> list(JavaType of) throws JsonMappingException {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put(TYPE, "array");
        list.put("items", of(of, null));
        return list;
    }

    Map<String, Object> map(JavaType of) throws JsonMappingException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(TYPE, "object");
        map.put("additionalProperties", of(of, null));
        return map;
    }

    /** Returns the schema of an object to which properties are to be added; null if it is complete. */
    @Nullable
    ObjectSchema begin(JavaType type) {
        String name = name(type);
        if (components.containsKey(name)) {
            return null;
        }
        ObjectSchema schema = new ObjectSchema();
        components.put(name, schema.schema());
        return schema;
    }

    Map<String, Object> reference(JavaType type) {
        return Map.of(REFERENCE, "#/components/schemas/" + name(type));
    }

    /** The name of a type, with those around it; of a page its items’. */
    private String name(JavaType type) {
        if (type.containedTypeCount() == 1) {
            return name(type.containedType(0)) + "List";
        }
        Class<?> raw = type.getRawClass();
        Operations.NamedType known = named.get(raw);
        return known == null
                ? raw.getName().substring(raw.getPackageName().length() + 1).replace("$", "")
                : known.name();
    }

    void add(ObjectSchema schema, BeanProperty property) throws JsonMappingException {
        Map<String, Object> value = of(property.getType(), property);
        AnnotatedMember member = property.getMember();
        JsonInclude included = property.getAnnotation(JsonInclude.class);
        boolean always = included == null || included.value() == JsonInclude.Include.ALWAYS;
        String about = texts.of(name(json.constructType(member.getDeclaringClass())), property.getName());
        schema.add(property.getName(), isNullable(member) && always ? orNull(value) : value, always, about);
    }

    /** Adds the keys that the type itself does not tell. */
    void addNamed(ObjectSchema schema, JavaType type) throws JsonMappingException {
        Operations.NamedType known = named.get(type.getRawClass());
        if (known != null) {
            for (Operations.Key key : known.keys()) {
                JavaType of = json.constructType(key.of());
                String about = (texts.own(known.name(), key.name()) + " " + key.about()).strip();
                schema.add(key.name(), orNull(key.isList() ? list(of) : of(of, null)), key.always(), about);
            }
        }
    }

    private static boolean isNullable(AnnotatedMember member) {
        AnnotatedType type = member.getMember() instanceof Method method
                ? method.getAnnotatedReturnType()
                : ((Field) member.getMember()).getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.isEmpty()) {
            return schema;
        }
        if (!(schema.get(TYPE) instanceof String type)) {
            return Map.of("anyOf", List.of(schema, Map.of(TYPE, "null")));
        }
        Map<String, Object> nullable = new LinkedHashMap<>(schema);
        nullable.put(TYPE, List.of(type, "null"));
        nullable.computeIfPresent("enum", (key, words) -> {
            List<@Nullable Object> withNull = new ArrayList<>((List<?>) words);
            withNull.add(null);
            return withNull;
        });
        return nullable;
    }
}
