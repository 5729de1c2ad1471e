package dev.packit.stats.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** The names of the protocol are not written like those of this application. */
@Singleton
class ProtocolNames implements ObjectMapperCustomizer {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(LowerCamelCaseStrategy.class)
    private interface CamelCase {}

    /** After the extension, whose customizer would otherwise replace this. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(ToolResponse.class, CamelCase.class);
    }
}
