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

/** Writes every {@link Link} as an absolute URL. */
@Singleton
class LinkSerializer implements ObjectMapperCustomizer {

    // Looked up lazily, because object mappers are created before the site's configuration is available.
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
