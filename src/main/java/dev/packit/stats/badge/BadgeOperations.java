package dev.packit.stats.badge;

import dev.packit.stats.job.FilterParameters;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the addresses of badges. */
@Singleton
class BadgeOperations implements Operations {

    private static final String PATH = "/badge/{forge}/{namespace}/{repo}/";
    private static final String EXAMPLE = "/badge/github.com/packit/ogr/";
    private static final List<String> FORMATS = List.of("svg", "shields");

    @Override
    public Group group() {
        return Group.BADGES;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of(
                                "getBadge",
                                PATH + "{kind}.svg",
                                "Badge of a kind of job",
                                "The result of the newest push to the default branch; as `shields`, JSON from which Shields.io draws it.")
                        .at(FilterParameters.PROJECT)
                        .at(FilterParameters.kind(JobKind.allSlugs()))
                        .takes(FilterParameters.of(JobFilter.NARROWING))
                        .in(FORMATS)
                        .answers(Shields.class)
                        .example(EXAMPLE + "copr.svg?format=shields"),
                Operation.of(
                                "getSuccessRateBadge",
                                PATH + BadgesResource.RATE + ".svg",
                                "Badge of the success rate",
                                "The success rate of the last month, or of any period.")
                        .at(FilterParameters.PROJECT)
                        .takes(FilterParameters.of(BadgesResource.RATE_PARAMETERS))
                        .in(FORMATS)
                        .answers(Shields.class)
                        .example(EXAMPLE + "success-rate.svg?format=shields"));
    }

    @Override
    public List<NamedType> types() {
        return List.of(NamedType.of(Shields.class, "ShieldsBadge"));
    }
}
