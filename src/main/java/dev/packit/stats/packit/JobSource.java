package dev.packit.stats.packit;

import static dev.packit.stats.packit.Columns.NO_TEXT;
import static dev.packit.stats.packit.Columns.NO_TIME;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table in which the jobs of one or two kinds are stored, and its relations to other tables. In the SQL, {@code t} is
 * a row of the table. The meaning of the status words comes from Packit's models.
 */
public enum JobSource {
    SRPM(BuildTables.srpm()),
    COPR(BuildTables.copr()),
    KOJI(BuildTables.koji()),
    KOJI_TAG_REQUEST(ReleaseTables.kojiTagRequest()),
    TESTING_FARM(CheckTables.testingFarm()),
    SYNC_RELEASE(ReleaseTables.syncRelease()),
    BODHI(ReleaseTables.bodhi()),
    OPENSCANHUB(CheckTables.openScanHub()),
    LOG_DETECTIVE(CheckTables.logDetective()),
    VM_IMAGE(BuildTables.vmImage());

    private final SourceTable table;
    private final Columns columns;
    private final List<Attribute> attributes;

    JobSource(SourceTable table) {
        this.table = table;
        this.columns = table.columns();
        this.attributes = table.attributes();
    }

    /** The source of the builds that rows of {@code pipelines} share if they are one run. */
    public static JobSource ofRuns() {
        return Arrays.stream(values())
                .filter(source -> source.pipelineColumn().equals(PipelineRow.BUILD))
                .findFirst()
                .orElseThrow();
    }

    public String table() {
        return table.name;
    }

    /** The joins to {@code t} that its {@link #columns} need. */
    public String joins() {
        return table.joins;
    }

    public Columns columns() {
        return columns;
    }

    public PipelineLink link() {
        return table.link;
    }

    /** The column of {@code pipelines} that refers to its jobs. */
    public String pipelineColumn() {
        return table.link.pipelineColumn();
    }

    /** The table of its groups, if groups have pages of their own, else null. */
    public @Nullable String groups() {
        return table.groups;
    }

    public Statuses statuses() {
        return table.statuses;
    }

    /** The attributes on the page of a job, besides those that all jobs have: everything that is not internal to Packit. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** The columns with identifiers of other systems. */
    public Map<ExternalId, String> names() {
        return Collections.unmodifiableMap(table.names);
    }

    /** Whether its jobs explain why other jobs failed. */
    public boolean explains() {
        return attributes.stream().anyMatch(attribute -> attribute.form() == Attribute.Form.ANALYSIS);
    }

    /** What readers of a job's page may want to run. */
    public List<Command> commands() {
        return table.commands;
    }

    /** The jobs that a job is related to. */
    public List<Relation> relations() {
        return table.relations.get();
    }

    /** Whether it records the status of its jobs. */
    public boolean hasStatus() {
        return !table.statuses.outcomes().isEmpty();
    }

    /**
     * Whether its statuses tell failures of the change from errors of the infrastructure. Where they do not, Packit records an
     * error for anything that goes wrong, so an error says nothing about its cause.
     */
    public boolean tellsCauses() {
        return table.statuses.outcomes().containsValue(Outcome.FAILED);
    }

    /** Whether each of its jobs is for a chroot, branch or compose. */
    public boolean hasTarget() {
        return !columns.target().equals(NO_TEXT);
    }

    /** Whether its jobs have identifiers that distinguish those for the same target. */
    public boolean hasIdentifier() {
        return !columns.identifier().equals(NO_TEXT);
    }

    /** Whether it records when jobs start and end. */
    public boolean isTimed() {
        return !columns.started().equals(NO_TIME);
    }
}
