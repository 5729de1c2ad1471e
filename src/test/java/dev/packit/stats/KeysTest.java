package dev.packit.stats;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conveniences of the script: keys, copying, stars. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Browser.PerClass.class)
@ExtendWith(Counted.class)
class KeysTest {

    private static final String OGR = "/projects/github.com/packit/ogr";

    @TestHTTPResource
    String root;

    private BrowserContext context(Browser browser) {
        return browser.context(
                new NewContextOptions().setBaseURL(root).setPermissions(List.of("clipboard-read", "clipboard-write")));
    }

    @Test
    void keysFindAndMove(Browser browser) {
        try (BrowserContext context = context(browser)) {
            Page page = context.newPage();
            page.navigate("/jobs/copr?project=github.com/packit/ogr");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            assertThat(page.locator("tbody tr:nth-child(2) a.job")).isFocused();

            page.keyboard().press("/");
            assertThat(page.locator(".search input")).isFocused();
            page.keyboard().type("j/k?");
            assertThat(page.locator(".search input")).hasValue("j/k?");
            assertThat(page.locator("dialog")).hasCount(0);
        }
    }

    @Test
    void helpListsTheKeysAndSwitchesThemOff(Browser browser) {
        try (BrowserContext context = context(browser)) {
            Page page = context.newPage();
            page.navigate("/jobs/copr");
            page.keyboard().press("?");
            assertThat(page.locator("dialog kbd")).hasText(new String[] {"/", "j", "k", "Enter", "?"});
            assertThat(Browser.axe(page)).isEmpty();
            page.getByLabel("Use single keys").uncheck();
            page.getByText("Close").click();
            assertThat(page.locator("dialog[open]")).hasCount(0);
            page.keyboard().press("j");
            assertThat(page.locator("a.job:focus")).hasCount(0);

            page.navigate("/pipeline");
            page.keyboard().press("/");
            assertThat(page.locator(".search input:focus")).hasCount(0);
            page.keyboard().press("?");
            page.getByLabel("Use single keys").check();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog[open]")).hasCount(0);
            page.keyboard().press("/");
            assertThat(page.locator(".search input")).isFocused();
        }
    }

    @Test
    void theGridIsOneStop(Browser browser) {
        try (BrowserContext context = context(browser)) {
            Page page = context.newPage();
            page.navigate(OGR);
            assertThat(page.locator("table.grid a[tabindex='0']")).hasCount(1);
            page.locator("table.grid thead a").first().focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("table.grid thead th:nth-child(3) a")).isFocused();
            assertThat(page.locator("table.grid a[tabindex='0']")).hasCount(1);
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowUp");
            assertThat(page.locator("table.grid thead th:nth-child(2) a")).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("table.grid thead input").first()).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("table.grid tbody a:focus")).hasCount(1);
        }
    }

    @Test
    void aCommandIsCopied(Browser browser) {
        try (BrowserContext context = context(browser)) {
            Page page = context.newPage();
            page.navigate("/jobs/copr/3014");
            String command = page.locator(".copy").first().textContent();
            page.locator(".to-copy").first().click();
            assertThat(page.locator(".to-copy").first()).hasText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(command);
        }
    }

    @Test
    void starsCollectABoard(Browser browser) {
        try (BrowserContext context = context(browser)) {
            Page page = context.newPage();
            page.navigate(OGR);
            page.getByText("☆ Star").click();
            assertThat(page.getByText("★ Starred")).hasAttribute("aria-pressed", "true");
            page.navigate(OGR + "/-/packages/python-ogr");
            page.getByText("☆ Star").click();
            page.navigate("/jobs");
            page.getByText("My board").click();
            assertThat(page)
                    .hasURL(root.replaceAll("/$", "") + "/board?project=github.com/packit/ogr&package=python-ogr");
            page.navigate(OGR + "/-/packages/python-ogr");
            page.getByText("★ Starred").click();
            page.navigate(OGR);
            page.getByText("★ Starred").click();
            assertThat(page.getByText("My board")).hasCount(0);
        }
    }
}
