package dev.packit.stats.web.answer;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out which columns the CSV of a type has, whatever the values of its rows. */
final class CsvColumns extends JsonFormatVisitorWrapper.Base {

    private final String prefix;
    private final Set<String> columns;
    private boolean isObject;

    private CsvColumns(SerializerProvider provider, String prefix, Set<String> columns) {
        super(provider);
        this.prefix = prefix;
        this.columns = columns;
    }

    /** @param named columns that the type itself does not tell */
    static Set<String> of(ObjectMapper json, Class<?> type, List<String> named) {
        Set<String> columns = new LinkedHashSet<>();
        try {
            json.acceptJsonFormatVisitor(type, new CsvColumns(json.getSerializerProviderInstance(), "", columns));
        } catch (JsonMappingException impossible) {
            throw new UncheckedIOException(impossible);
        }
        columns.addAll(named);
        return columns;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        isObject = true;
        return new JsonObjectFormatVisitor.Base(getProvider()) {
            @Override
            public void property(BeanProperty property) throws JsonMappingException {
                add(property);
            }

            @Override
            public void optionalProperty(BeanProperty property) throws JsonMappingException {
                add(property);
            }
        };
    }

    private void add(BeanProperty property) throws JsonMappingException {
        String name = prefix + property.getName();
        CsvColumns parts = new CsvColumns(getProvider(), name + "_", columns);
        JavaType type = property.getType();
        getProvider().findValueSerializer(type, property).acceptJsonFormatVisitor(parts, type);
        if (!parts.isObject) {
            columns.add(name);
        }
    }
}
