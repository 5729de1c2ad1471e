package dev.packit.stats.job;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import dev.packit.stats.web.paging.Page;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Describes the addresses of jobs. */
@Singleton
class JobOperations implements Operations {

    @Override
    public Group group() {
        return Group.JOBS;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.table(
                                "listKinds",
                                "/jobs",
                                "Kinds of job",
                                "All kinds of job, each with its newest job if there is one.")
                        .answers(new TypeReference<Page<Jobs.Newest>>() {}.getType()),
                Operation.list(
                                "listJobs",
                                "/jobs/{kind}",
                                "Jobs of one kind",
                                "The jobs of one kind that match the filter, newest first.")
                        .at(FilterParameters.kind(JobKind.allSlugs()))
                        .takes(FilterParameters.of(JobFilter.LIST_PARAMETERS))
                        .answers(new TypeReference<Page<Job>>() {}.getType())
                        .example("/jobs/copr?project=github.com/packit/ogr&limit=1"),
                Operation.of(
                                "getJobLog",
                                "/jobs/{kind}/{id}/{log}.txt",
                                "A log",
                                "A log that Packit’s database holds, as plain text. Other logs are at the job’s `external_url`.")
                        .at(FilterParameters.JOB)
                        .at(ApiParameter.word("log", "The key of the log in the job’s JSON.", logs()))
                        .in(List.of("text"))
                        .example("/jobs/srpm/1002/logs.txt"),
                Operation.table(
                                "getJobGroup",
                                "/jobs/{kind}/group/{id}",
                                "Jobs that were requested together",
                                "The jobs of one group.")
                        .at(
                                FilterParameters.kind(Arrays.stream(JobKind.values())
                                        .filter(kind -> kind.source().groups() != null)
                                        .map(JobKind::slug)
                                        .toList()),
                                FilterParameters.JOB.get(1))
                        .answers(new TypeReference<Page<Job>>() {}.getType())
                        .example("/jobs/log-detective/group/8501"));
    }

    private static List<String> logs() {
        return Arrays.stream(JobSource.values())
                .flatMap(source -> source.attributes().stream())
                .filter(attribute -> attribute.form() == Attribute.Form.LOG)
                .map(Attribute::key)
                .distinct()
                .toList();
    }

    @Override
    public List<NamedType> types() {
        return List.of(
                NamedType.of(Jobs.Newest.class, "NewestJob"), NamedType.of(LogAnalysis.Snippet.class, "LogSnippet"));
    }
}
