package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers do and see, in a real browser. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Browser.PerClass.class)
@ExtendWith(Counted.class)
class JourneyTest {

    private static final Query SQL = new Query(PackitDatabase.NAME);

    /** Each kind of page, empty ones and errors. */
    private static final List<String> PAGES = List.of(
            "/",
            "/projects",
            "/projects?q=ogr&sort=name",
            "/projects/github.com/packit",
            "/projects/github.com/packit/ogr",
            "/projects/github.com/packit/ogr/-/pull-requests",
            "/projects/github.com/packit/ogr/-/pull-requests/24",
            "/projects/github.com/packit/ogr/-/packages/python-ogr",
            "/projects/gitlab.com/packit/ogr/-/issues",
            "/pipeline",
            "/pipeline?project=github.com/packit/ogr&outcome=failed",
            "/pipeline/10",
            "/pipeline/10...13",
            "/jobs",
            "/jobs/copr",
            "/jobs/koji",
            "/jobs/copr?project=github.com/packit/ogr&outcome=failed&period=month",
            "/jobs/copr?package=nothing",
            "/statistics?period=year",
            "/statistics?project=github.com/packit/ogr&outcome=failed",
            "/statistics?package=nothing",
            "/usage?period=year",
            "/api",
            "/projects/github.com/packit/ogr/-/statistics",
            "/jobs/srpm/1002",
            "/jobs/copr/3013",
            "/jobs/koji/5002",
            "/jobs/koji-tag-request/4601",
            "/jobs/testing-farm/5602",
            "/jobs/pull-from-upstream/6103",
            "/jobs/bodhi/7101",
            "/jobs/openscanhub/8001",
            "/jobs/log-detective/8601",
            "/jobs/log-detective/group/8501",
            "/jobs/vm-image/9001",
            "/jobs/copr/3010",
            "/nope",
            "/jobs/copr?limit=0");

    @TestHTTPResource
    String root;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromTheLinkInACommentToWhyAndWhatToDo(boolean javaScript, Browser browser) {
        try (BrowserContext context = browser.context(options().setJavaScriptEnabled(javaScript))) {
            Page page = context.newPage();
            List<String> loaded = new ArrayList<>();
            page.onRequest(request -> loaded.add(request.url().replaceAll("^https?://[^/]+|[0-9a-f]{12}", "")));

            page.navigate("/results/copr-builds/3014");
            assertThat(page.title()).isEqualTo("ogr #24 · Copr fedora-rawhide-x86_64 failed · Packit");
            assertThat(loaded.subList(loaded.indexOf("/jobs/copr/3014"), loaded.size()))
                    .isEqualTo(
                            javaScript
                                    ? List.of("/jobs/copr/3014", "/style/.css", "/script/.js")
                                    : List.of("/jobs/copr/3014", "/style/.css"));

            // why, since when, and what to do
            assertText(page.locator("#why"), "Add the missing BuildRequires.");
            assertText(page.locator("#last-success"), "has passed in this project");
            assertText(page.locator("#next .retry"), "To retry, comment /packit rebuild-failed");

            // up to the run, its pull request and the project, whose pushes can be compared
            page.getByLabel("Breadcrumb").getByText("Run 10").click();
            assertUrl(page, "/pipeline/10");
            page.getByLabel("Breadcrumb").getByText("#24").click();
            assertUrl(page, "/projects/github.com/packit/ogr/-/pull-requests/24");
            page.getByLabel("Breadcrumb")
                    .getByText("ogr", new Locator.GetByTextOptions().setExact(true))
                    .click();
            page.getByLabel("Compare ogr #24").check();
            page.getByLabel("Compare ogr feature/x").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                    .click();
            assertUrl(page, "/pipeline/10...13");
            assertText(page.locator("p.sentence"), "changed");
        }
    }

    @Test
    void aPackagerSeesWhichVersionHasReachedWhichBranch(Browser browser) {
        try (BrowserContext context = browser.context(options())) {
            Page page = context.newPage();
            page.navigate("/projects/github.com/packit/ogr");
            page.getByLabel("Project").getByText("Packages").click();
            page.getByText("python-ogr").click();
            assertText(
                    page.locator("table.ways tr:has(th code:text-is('f45')) td.words"),
                    "Stuck for 6 d: Dist-git pull request is waiting");

            page.locator(".versions")
                    .getByText("1.0", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertUrl(page, "/projects/github.com/packit/ogr/-/packages/python-ogr?version=1.0#progress");
            assertText(page.locator("table.ways tr:has(th code:text-is('f45')) td.words"), "Done 1 d ago");
        }
    }

    @Test
    void anOperatorSeesWhatIsStuckAndSinceWhen(Browser browser) {
        try (BrowserContext context = browser.context(options())) {
            Page page = context.newPage();
            page.navigate("/");
            page.locator("p.sentence").getByText("overdue").first().click();
            assertUrl(page, "/status");
            Locator scans = page.locator("#queues tr:has-text('OpenScanHub')");
            assertText(scans.locator("td:nth-child(5)"), "6 d 12 h");
            scans.locator("td:nth-child(2) a").click();
            assertUrl(page, "/jobs/openscanhub?overdue=true");
            assertCount(page.locator("table.jobs tbody tr"), 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListIsNarrowedAndWidened(boolean javaScript, Browser browser) {
        try (BrowserContext context = browser.context(options().setJavaScriptEnabled(javaScript))) {
            Page page = context.newPage();
            page.navigate("/jobs/copr?project=github.com/packit/ogr");
            assertCount(page.locator("table.jobs tbody tr"), 5);

            page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("other"))
                    .check();
            page.getByLabel("Target").fill("*rawhide*");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter"))
                    .click();
            assertUrl(page, "/jobs/copr?project=github.com/packit/ogr&outcome=other&target=*rawhide*");
            assertCount(page.locator("table.jobs tbody tr"), 1);

            page.locator("a.chip", new Page.LocatorOptions().setHasText("rawhide"))
                    .click();
            assertCount(page.locator("table.jobs tbody tr"), 2);
            page.locator("a.job").last().click();
            assertUrl(page, "/jobs/copr/3011");
            page.goBack();
            assertUrl(page, "/jobs/copr?project=github.com/packit/ogr&outcome=other");
        }
    }

    @Test
    void anUnfinishedPageKeepsItselfFreshUntilAllIsDone(Browser browser) {
        try (BrowserContext context = browser.context(options().setViewportSize(390, 300))) {
            Page page = context.newPage();
            page.navigate("/projects/github.com/packit/ogr/-/pull-requests/24");
            assertThat(page.locator("#main").getAttribute("hx-trigger")).isEqualTo("every 1s");
            page.locator("#flow10-copr-3013").focus();
            page.evaluate("window.scrollTo(0, 120)");
            SQL.run("update copr_build_targets set status = 'success' where id = 3015");

            page.waitForCondition(() -> page.locator("#main").getAttribute("hx-trigger") == null);
            assertThat(page.locator("#flow10-copr-3015").getAttribute("title"))
                    .isEqualTo("Copr fedora-rawhide-aarch64 succeeded");
            assertThat(page.evaluate("window.scrollY")).isEqualTo(120);
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("flow10-copr-3013");
        } finally {
            SQL.run("update copr_build_targets set status = 'pending' where id = 3015");
        }
    }

    @Test
    void theThemeIsSwitchedAndRemembered(Browser browser) {
        try (BrowserContext context = browser.context(options().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate("/jobs/copr?limit=5");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark"))
                    .click();
            assertDark(page);
            assertUrl(page, "/jobs/copr?limit=5");
            page.navigate("/jobs");
            assertDark(page);
        }
    }

    @Test
    void everyKindOfPageIsAccessibleAndFitsInEveryLight(Browser browser) {
        // one for all pages, since a fresh browser process for each would take longer than what is examined in it
        try (BrowserContext context = browser.context(options())) {
            Page page = context.newPage();
            // the page must not refresh itself while it is being examined
            page.addInitScript("addEventListener('htmx:beforeRequest', event => event.preventDefault())");
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(page.url() + ": " + message.text()));
            SoftAssertions.assertSoftly(softly -> PAGES.forEach(path -> {
                show(page, ColorScheme.LIGHT, 1280);
                page.navigate(path);
                check(softly, page, Browser.axe(page));
                show(page, ColorScheme.DARK, 390);
                check(softly, page, Browser.axeOfAppearance(page));
            }));
            assertThat(complaints).noneMatch(complaint -> complaint.contains("Content Security Policy"));
        }
    }

    private static void show(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 844);
    }

    private static void check(SoftAssertions softly, Page page, List<Browser.Violation> violations) {
        int width = page.viewportSize().width;
        softly.assertThat(violations).as("%s, %d px", page.url(), width).isEmpty();
        softly.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s must not scroll sideways at %d px", page.url(), width)
                .isLessThanOrEqualTo(width);
    }

    // a click returns before the page that it leads to is complete

    private static void assertUrl(Page page, String path) {
        PlaywrightAssertions.assertThat(page).hasURL(path);
    }

    private static void assertText(Locator place, String part) {
        PlaywrightAssertions.assertThat(place).containsText(part);
    }

    private static void assertCount(Locator rows, int count) {
        PlaywrightAssertions.assertThat(rows).hasCount(count);
    }

    private static void assertDark(Page page) {
        PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    private NewContextOptions options() {
        return new NewContextOptions().setBaseURL(root);
    }
}
