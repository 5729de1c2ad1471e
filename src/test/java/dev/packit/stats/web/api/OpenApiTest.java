package dev.packit.stats.web.api;

import static dev.packit.stats.Pages.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import dev.packit.stats.web.Routes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the JSON has everything that the application has, and nothing else. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class OpenApiTest {

    private static final String PATH = "/q/openapi";

    /** Resources without JSON: images, files of the site, what workers push, the description itself. */
    private static final Set<String> UNDESCRIBED = Set.of(
            "/api",
            PATH,
            "/metrics",
            "/metrics/{labels:job(@base64)?(/.*)?}",
            "/pipeline/compare",
            "/robots.txt",
            "/statistics/{file}",
            "/script/{name}",
            "/style/{name}",
            "/theme",
            "/usage/{file}",
            "/{path:.+}");

    /** Further answers that are compared with the description, of all kinds of job among them. */
    private static final List<String> MORE = List.of(
            "/jobs/srpm",
            "/jobs/koji",
            "/jobs/koji-downstream?limit=100",
            "/jobs/koji-tag-requests",
            "/jobs/testing-farm",
            "/jobs/propose-downstream",
            "/jobs/pull-from-upstream",
            "/jobs/bodhi",
            "/jobs/openscanhub",
            "/jobs/log-detective",
            "/jobs/vm-image",
            "/jobs/srpm/1001",
            "/jobs/srpm/1002",
            "/jobs/koji/5002",
            "/jobs/koji-downstream/5003",
            "/jobs/koji-tag-request/4601",
            "/jobs/testing-farm/5601",
            "/jobs/propose-downstream/6101",
            "/jobs/pull-from-upstream/6103",
            "/jobs/bodhi/7101",
            "/jobs/openscanhub/8001",
            "/jobs/log-detective/8601",
            "/jobs/vm-image/9001",
            "/pipeline?limit=100",
            "/statistics?by=kind,month",
            "/projects/github.com/packit/ogr/-/statistics?by=target",
            "/projects/src.fedoraproject.org/rpms/python-ogr/-/packages/python-ogr",
            "/projects?limit=100",
            "/usage",
            "/search?q=ogr",
            "/board?project=no/such");

    @Inject
    BeanManager beans;

    @Inject
    OpenApi api;

    private JsonNode document;

    @BeforeEach
    void read() {
        document = tree(PATH + "?format=json");
    }

    @Test
    void itIsYamlUnlessJsonIsAskedFor() throws Exception {
        Response yaml = given().get(PATH);

        assertThat(yaml.contentType()).isEqualTo("application/yaml;charset=UTF-8");
        assertThat(new YAMLMapper().readTree(yaml.asString())).isEqualTo(document);
        assertThat(given().accept("text/html, */*;q=0.8").get(PATH).contentType())
                .startsWith("application/yaml");
        assertThat(given().accept("application/json").get(PATH).asString())
                .isEqualTo(given().get(PATH + "?format=json").asString());
        given().get(PATH + "?format=xml").then().statusCode(400);
        given().get(PATH + "?nope=1").then().statusCode(400);
    }

    @Test
    void everybodyMayReadItAndKeepIt() {
        Response answer = given().header("X-Forwarded-For", "192.0.2.1").get(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        given().header("If-None-Match", answer.header("ETag")).get(PATH).then().statusCode(304);
    }

    @Test
    void everyResourceIsDescribed() {
        List<String> examples = operations().map(Operation::example).toList();
        Set<String> missing = Routes.of(beans).stream()
                .filter(route -> !UNDESCRIBED.contains(route))
                .filter(route -> examples.stream().noneMatch(example -> matches(route, example)))
                .collect(Collectors.toCollection(TreeSet::new));

        // the parts of paths of resources, at which there is nothing
        assertThat(missing).isEqualTo(Set.of("/badge", "/script", "/style"));
    }

    private static boolean matches(String route, String example) {
        String path = example.replaceAll("\\?.*", "");
        Matcher variable = Routes.VARIABLE.matcher(route);
        String pattern = variable.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? "[^/]+" : found.group(1).substring(1)));
        return path.matches(pattern);
    }

    @Test
    void everyParameterIsDescribedAndTaken() {
        operations().forEach(operation -> {
            String detail =
                    asked(operation, "nope=1").then().extract().jsonPath().getString("detail");
            Matcher taken = Pattern.compile("this page takes (.*)").matcher(detail);

            assertThat(taken.find()).as(operation.id() + ": " + detail).isTrue();
            Set<String> described = parameters(operation, "query");
            described.addAll(List.of("format", "stale"));
            assertThat(described)
                    .as(operation.id())
                    .isEqualTo(Set.copyOf(Arrays.asList(taken.group(1).split(", "))));
        });
    }

    @Test
    void everyParameterOfAPathIsDescribed() {
        operations().forEach(operation -> {
            Set<String> named = Pattern.compile("\\{(\\w+)}")
                    .matcher(operation.path())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            assertThat(parameters(operation, "path")).as(operation.id()).isEqualTo(named);
        });
    }

    @Test
    void everyFormatIsHadAndNoOther() {
        operations().filter(operation -> !operation.isRedirect()).forEach(operation -> {
            for (String format : List.of("json", "csv", "jsonl", "atom", "svg", "shields")) {
                int status = asked(operation, "format=" + format).statusCode();
                boolean isDescribed = operation.formats().contains(format);
                assertThat(status).as(operation.id() + " " + format).isEqualTo(isDescribed ? 200 : 400);
            }
        });
    }

    @Test
    void answersAreAsDescribed() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        strict(document.get("components").get("schemas"));
        List<String> faults = new ArrayList<>();
        Stream.concat(operations().filter(Operation::isJson).map(Operation::example), MORE.stream())
                .forEach(address -> {
                    Operation operation = operation(address);
                    if (operation.isRedirect()) {
                        return;
                    }
                    ObjectNode schema = document.at(
                                    "/paths/" + escaped(operation.path()) + "/get/responses/200/content")
                            .get("application/json")
                            .get("schema")
                            .deepCopy();
                    schema.set("$defs", document.get("components").get("schemas"));
                    JsonSchema checked =
                            factory.getSchema(schema.toString().replace("#/components/schemas/", "#/$defs/"));
                    checked.validate(tree(address)).forEach(fault -> faults.add(address + " " + fault.getMessage()));
                });
        assertThat(faults).isEmpty();
    }

    private Operation operation(String address) {
        String path = address.replaceAll("\\?.*", "");
        return operations()
                .filter(operation -> operation.example().equals(address))
                .findFirst()
                .orElseGet(() -> operations()
                        .filter(operation -> operation.isJson() && !operation.isRedirect())
                        .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                        .findFirst()
                        .orElseThrow());
    }

    /** Forbids keys that are not described, which clients must ignore. */
    private static void strict(JsonNode schemas) {
        schemas.forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
                strict(schema.get("properties"));
            }
        });
    }

    @Test
    void errorsAreAsDescribed() {
        ObjectNode schema = document.at("/components/schemas/Problem").deepCopy();
        JsonSchema problem =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        for (String address : List.of("/jobs/copr?limit=0", "/jobs/copr/1", "/jobs/nope", "/nope")) {
            assertThat(problem.validate(
                            given().accept("application/json").get(address).as(JsonNode.class)))
                    .isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(100);
        assertThat(references)
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
        assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
    }

    @Test
    void everyKeyIsExplained() {
        JsonNode schemas = document.get("components").get("schemas");
        List<String> unexplained = new ArrayList<>();
        schemas.properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> {
                            if (!property.getValue().has("description")) {
                                unexplained.add(schema.getKey() + "." + property.getKey());
                            }
                        }));
        assertThat(unexplained).isEmpty();
    }

    private Stream<Operation> operations() {
        return api.features().stream().flatMap(feature -> feature.operations().stream());
    }

    private Set<String> parameters(Operation operation, String in) {
        return StreamSupport.stream(
                        document.at("/paths/" + escaped(operation.path()) + "/get/parameters")
                                .spliterator(),
                        false)
                .map(parameter -> parameter.has("$ref")
                        ? document.at(parameter.get("$ref").asText().substring(1))
                        : parameter)
                .filter(parameter -> parameter.get("in").asText().equals(in))
                .map(parameter -> parameter.get("name").asText())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static Response asked(Operation operation, String query) {
        String address = operation.example().replaceAll("[?&]format=\\w+", "");
        return given().urlEncodingEnabled(false)
                .accept("application/json")
                .get(address + (address.contains("?") ? "&" : "?") + query);
    }
}
