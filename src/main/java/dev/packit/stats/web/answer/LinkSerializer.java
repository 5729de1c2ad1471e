package dev.packit.stats.web.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Site;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Writes every {@link Link} with the scheme and host that the reader used to get here. */
@Singleton
class LinkSerializer implements ObjectMapperCustomizer {

    // Mappers are made before the configuration is there that the site needs.
    @Inject
    Provider<Site> site;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule().addSerializer(new StdSerializer<>(Link.class) {
            @Override
            public void serialize(Link link, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(site.get().absolute(link.path()));
            }
        }));
    }
}
