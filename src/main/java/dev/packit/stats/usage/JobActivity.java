package dev.packit.stats.usage;

import dev.packit.stats.mirror.JobSnapshot;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Steps;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The number of jobs in a window, by kind, project and step. */
final class JobActivity {

    private final NumberedProjects projects;
    private final Map<JobKind, OfKind> kinds = new EnumMap<>(JobKind.class);

    private static final class OfKind {
        private final long[] byProject;
        private final List<OfStep> steps;
        private long withoutProject;

        OfKind(int projects, int steps) {
            this.byProject = new long[projects];
            this.steps = Stream.generate(OfStep::new).limit(steps).toList();
        }

        void add(int project, int step) {
            if (project >= 0) {
                byProject[project]++;
            } else {
                withoutProject++;
            }
            if (step >= 0) {
                steps.get(step).add(project);
            }
        }
    }

    private static final class OfStep {
        private final BitSet projects = new BitSet();
        private long jobs;

        void add(int project) {
            jobs++;
            if (project >= 0) {
                projects.set(project);
            }
        }
    }

    JobActivity(NumberedProjects projects, JobSnapshot jobs, PipelineColumns pipelines, Window window, Steps steps) {
        this.projects = projects;
        int[][] projectIds = pipelines.projects();
        jobs.scan(
                window,
                Selection.ALL,
                job -> kinds.computeIfAbsent(job.kind(), first -> new OfKind(projects.size(), steps.size()))
                        .add(
                                projects.number(PipelineColumns.project(projectIds, job.pipeline())),
                                steps.atOrFirst(job.micros())));
    }

    List<Usage.JobsOfKind> byKind(int top) {
        return kinds.entrySet().stream()
                .map(entry -> byKind(entry.getKey(), entry.getValue(), top))
                .toList();
    }

    private Usage.JobsOfKind byKind(JobKind kind, OfKind of, int top) {
        return new Usage.JobsOfKind(
                kind,
                Arrays.stream(of.byProject).sum() + of.withoutProject,
                Arrays.stream(of.byProject).filter(count -> count > 0).count(),
                of.withoutProject,
                projects.busiest(of.byProject, top));
    }

    List<Usage.PartOfKind> in(int step) {
        return kinds.entrySet().stream()
                .map(entry -> {
                    OfStep of = entry.getValue().steps.get(step);
                    return new Usage.PartOfKind(entry.getKey(), of.jobs, of.projects.cardinality());
                })
                .toList();
    }
}
