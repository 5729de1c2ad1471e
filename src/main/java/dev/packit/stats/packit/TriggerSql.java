package dev.packit.stats.packit;

import dev.packit.stats.database.Guard;

/** The SQL that joins a pipeline with what triggered it, shared by all queries that show jobs. */
public final class TriggerSql {

    /** The columns of the tables in {@link #JOINS} that {@link Trigger} and {@link Job} read. */
    public static final String COLUMNS = """
            p.package_name as package,
            coalesce(m.id, p.id) as pipeline,
            e.id as event,
            cast(e.type as text) as type,
            e.event_id as trigger_row,
            %2$s as commit,
            pr.pr_id as pr,
            b.name as branch,
            r.tag_name as release,
            i.issue_id as issue,
            %3$s as tag,
            %6$s as tag_task,
            av.version as version,
            cast(array_to_json(am.versions) as text) as versions,
            ap.id as anitya_row,
            ap.project_id as anitya_project,
            ap.project_name as anitya_name,
            ap.package as anitya_package,
            (
                select min(x.id)
                from git_projects x
                where x.repo_name = ap.package and x.namespace = 'rpms' and x.instance_url = '%1$s'
            ) is not null as in_dist_git,
            g.instance_url as forge,
            %4$s as namespace,
            %5$s as repo,
            g.project_url as project_url""".formatted(
                    Project.FEDORA_DIST_GIT,
                    Guard.word("coalesce(e.commit_sha, r.commit_hash)"),
                    Guard.word("k.koji_tag_name"),
                    Guard.word("g.namespace"),
                    Guard.word("g.repo_name"),
                    Guard.word("k.task_id"));

    /**
     * Joins from {@code p}, a pipeline, to all of the above. An event's id refers to the table of its type, hence the
     * {@code case}; a null key needs no lookup. {@code m} is the first pipeline of the run, which consists of all that
     * share an SRPM.
     */
    public static final String JOINS = """
            left join lateral (
                select min(x.id + 0) as id from pipelines x where x.srpm_build_id = p.srpm_build_id) m on true
            left join project_events e on e.id = p.project_event_id
            left join pull_requests pr on pr.id = case when cast(e.type as text) = 'pull_request' then e.event_id end
            left join git_branches b on b.id = case when cast(e.type as text) = 'branch_push' then e.event_id end
            left join project_releases r on r.id = case when cast(e.type as text) = 'release' then e.event_id end
            left join project_issues i on i.id = case when cast(e.type as text) = 'issue' then e.event_id end
            left join koji_build_tags k on k.id = case when cast(e.type as text) = 'koji_build_tag' then e.event_id end
            left join anitya_versions av on av.id = case when cast(e.type as text) = 'anitya_version' then e.event_id end
            left join anitya_multiple_versions am
                on am.id = case when cast(e.type as text) = 'anitya_multiple_versions' then e.event_id end
            left join anitya_projects ap on ap.id = coalesce(av.project_id, am.project_id)
            left join git_projects g
                on g.id = coalesce(pr.project_id, b.project_id, r.project_id, i.project_id, k.project_id)
            """;

    private TriggerSql() {}

    /** The packages of all pipelines that refer to a row {@code t} of the source, in their order, as JSON. */
    public static String packagesOf(JobSource source) {
        return """
                (
                    select cast(json_agg(n.package order by n.first) as text)
                    from (
                        select x.package_name as package, min(x.id + 0) as first
                        from pipelines x
                        where x.%s = %s and x.package_name is not null
                        group by x.package_name) n)""".formatted(source.link().pipelineColumn(), source.link().target());
    }

    /**
     * Joins {@code p}, the first pipeline that refers to a row {@code t} of the source. Sorting by {@code id + 0}
     * prevents PostgreSQL from scanning the primary key for it.
     *
     * @param join {@code left join} or {@code join}
     */
    public static String pipelineOf(JobSource source, String join) {
        return """
                %s lateral (
                    select x.id, x.package_name, x.project_event_id, x.srpm_build_id
                    from pipelines x
                    where x.%s = %s
                    order by x.id + 0
                    limit 1) p on true
                """.formatted(join, source.link().pipelineColumn(), source.link().target());
    }
}
