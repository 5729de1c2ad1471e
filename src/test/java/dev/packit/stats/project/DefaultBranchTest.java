package dev.packit.stats.project;

import static dev.packit.stats.Pages.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.job.DefaultBranch;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which branch counts when none is asked for. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_current"),
            @ResourceArg(name = "changes", value = CurrentRows.SQL)
        })
@ExtendWith(Counted.class)
class DefaultBranchTest {

    @Inject
    DefaultBranch branch;

    @ParameterizedTest
    @CsvSource({
        "github.com, acme/widgets, main",
        "github.com, packit/ogr, feature/x",
        "src.fedoraproject.org, rpms/branched, rawhide",
        // nothing was pushed to them
        "src.fedoraproject.org, rpms/acme,",
        "gitlab.com, packit/ogr,"
    })
    @ActivateRequestContext
    void itIsGuessed(String forge, String name, String expected) {
        assertThat(branch.of(ProjectName.at(forge, name))).isEqualTo(expected);
    }

    @Test
    void aBadgeIsAboutIt() {
        assertThat(message("github.com/acme/old/copr.svg")).isEqualTo("success");
        assertThat(message("github.com/acme/mono/copr.svg")).isEqualTo("failed");
        assertThat(message("github.com/acme/mono/copr.svg?package=alpha")).isEqualTo("success");
        assertThat(message("github.com/acme/widgets/copr.svg")).isEqualTo("not built");
        assertThat(message("src.fedoraproject.org/rpms/branched/koji-downstream.svg"))
                .isEqualTo("success");
        assertThat(message("src.fedoraproject.org/rpms/branched/koji-downstream.svg?branch=f38"))
                .isEqualTo("failed");
    }

    private static String message(String badge) {
        return json("/badge/%s%sformat=shields".formatted(badge, badge.contains("?") ? "&" : "?"))
                .getString("message");
    }
}
