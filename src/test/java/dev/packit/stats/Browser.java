package dev.packit.stats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The machine's own headless Chromium, driven by Playwright. Test methods of a class annotated with
 * {@code @ExtendWith(Browser.PerClass.class)} can have it as a parameter.
 *
 * <p>Chromium is the program that the environment variable {@code CHROMIUM} names, else the first one found on the
 * path, and so is Node.js, which Playwright's driver runs on, with {@code PLAYWRIGHT_NODEJS_PATH}. Nothing is
 * downloaded: the code of the driver comes with Playwright's jar. Where either is missing the class is skipped, loudly;
 * with {@code CI} set to {@code true} it fails.
 *
 * <p>Not thread-safe, like Playwright itself.
 */
public final class Browser implements AutoCloseable {

    /** A problem that axe-core found on a page, with the elements concerned and how to fix them. */
    public record Violation(String rule, String impact, String help, List<String> elements) {}

    private static final int TIMEOUT_MS = (int) Eventually.PATIENCE.toMillis();

    private static final Optional<Path> CHROMIUM = find(
            "CHROMIUM",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final Optional<Path> NODE = find("PLAYWRIGHT_NODEJS_PATH", "node");

    /** The rules whose result depends on colors and on the width of the window. */
    private static final List<String> OF_APPEARANCE = List.of("color-contrast", "link-in-text-block", "target-size");

    private static final String RUN_AXE = """
            async (rules) => {
              if (matchMedia('(scripting: none)').matches) throw new Error('axe-core needs a page with JavaScript');
              const { violations } = await axe.run({
                resultTypes: ['violations'],
                ...(rules.length > 0 && { runOnly: { type: 'rule', values: rules } }),
                rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
              });
              return JSON.stringify(violations.map(({ id, impact, help, nodes }) => ({
                rule: id,
                impact,
                help,
                elements: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
              })));
            }""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private Page page;

    private Browser() {
        String node = NODE.orElseThrow().toString();
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // In addition to Playwright's own flags: no GPU and no background network traffic, since CI has neither.
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM.orElseThrow())
                        .setArgs(List.of("--disable-gpu", "--disable-quic", "--disable-sync")));
    }

    /** Creates a fresh profile, with JavaScript, color scheme, viewport and base URL from the options. */
    public BrowserContext context(NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(TIMEOUT_MS);
        return context;
    }

    /** Returns always the same page, for tests that only visit addresses: a fresh profile takes half a second. */
    public Page page() {
        if (page == null) {
            page = context(new NewContextOptions()).newPage();
        }
        return page;
    }

    /**
     * Returns what axe-core's rules, best practices included, find wrong on the current page, styled as its security policy allows. Requires
     * JavaScript.
     */
    public static List<Violation> axe(Page page) {
        return axe(page, List.of());
    }

    /** Like {@link #axe}, only with the rules that may give another result in another window or other colors. */
    public static List<Violation> axeOfAppearance(Page page) {
        return axe(page, OF_APPEARANCE);
    }

    private static List<Violation> axe(Page page, List<String> rules) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(axeSource());
        }
        try {
            return new ObjectMapper().readValue((String) page.evaluate(RUN_AXE, rules), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops Chromium and the driver with everything that was opened in them. */
    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> find(String variable, String... names) {
        if (System.getenv(variable) != null) {
            return Optional.of(Path.of(System.getenv(variable)));
        }
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(names)
                .flatMap(
                        name -> Stream.of(folders).map(folder -> Path.of(folder).resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String axeSource() {
        try (InputStream source = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens one browser for a test class and its nested ones, hands it to their methods, and closes it after them. */
    public static final class PerClass implements ExecutionCondition, BeforeAllCallback, ParameterResolver {

        private static final Namespace NAMESPACE = Namespace.create(Browser.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (CHROMIUM.isPresent() && NODE.isPresent()) {
                return ConditionEvaluationResult.enabled("Chromium and Node.js are there");
            }
            String reason =
                    "Chromium (CHROMIUM): " + CHROMIUM.map(Path::toString).orElse("missing")
                            + ", Node.js (PLAYWRIGHT_NODEJS_PATH): "
                            + NODE.map(Path::toString).orElse("missing");
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            System.err.println("SKIPPED, no browser: " + context.getDisplayName() + ". " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            // JUnit closes AutoCloseable values in its store.
            context.getStore(NAMESPACE).computeIfAbsent(Browser.class, key -> new Browser(), Browser.class);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class;
        }

        @Override
        public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(NAMESPACE).get(Browser.class, Browser.class);
        }
    }
}
