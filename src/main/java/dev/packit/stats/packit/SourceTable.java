package dev.packit.stats.packit;

import static dev.packit.stats.packit.Columns.NO_TEXT;
import static dev.packit.stats.packit.Columns.NO_TIME;

import dev.packit.stats.database.Guard;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes the table of a {@link JobSource}, in SQL over its row {@code t}. The table lacks whatever is not described. */
final class SourceTable {

    /** The most characters of an error that are read. */
    static final int ERROR_LENGTH = 10_000;

    final String name;
    final PipelineLink link;
    String joins = "";

    @Nullable
    String groups;

    Statuses statuses = Statuses.NONE;
    final List<Command> commands = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    final Map<ExternalId, String> names = new EnumMap<>(ExternalId.class);

    /** Evaluated late, because relations refer to sources, which may not have been initialized yet. */
    Supplier<List<Relation>> relations = List::of;

    private String status = NO_TEXT;
    private String notBuilt = "false";
    private String target = NO_TEXT;
    private String identifier = NO_TEXT;
    private String submittedTime = "submitted_time";
    private String started = NO_TIME;
    private String finished = NO_TIME;
    private String externalUrl = NO_TEXT;
    private String error = NO_TEXT;

    SourceTable(String name, PipelineLink link) {
        this.name = name;
        this.link = link;
    }

    Columns columns() {
        return new Columns(status, fate(), target, identifier, submittedTime, started, finished, externalUrl);
    }

    /** A job whose submission time is unknown is from before the column was added. */
    private String fate() {
        List<String> open = statuses.words(EnumSet.of(Outcome.RUNNING));
        if (open.isEmpty()) {
            return "cast('%s' as text)".formatted(Fate.REPORTED);
        }
        return """
                case when %1$s then '%2$s'
                    when (cast(%3$s as text) in (%4$s)) is not true then '%5$s'
                    when coalesce(t.%6$s, '-infinity') < %7$s then '%8$s'
                    when t.%6$s < %9$s then '%10$s'
                    else '%5$s' end""".formatted(
                        notBuilt,
                        Fate.NOT_BUILT,
                        status,
                        open.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")),
                        Fate.REPORTED,
                        submittedTime,
                        Fate.ago(Fate.LOST_AFTER),
                        Fate.LOST,
                        Fate.ago(Fate.OVERDUE_AFTER),
                        Fate.OVERDUE);
    }

    /** The attributes, first of all the error, which every job may have. */
    List<Attribute> attributes() {
        return Stream.concat(
                        Stream.of(new Attribute("error", "Error message", Attribute.Form.PROSE, error)),
                        attributes.stream())
                .toList();
    }

    /** The joins to {@code t} that the other expressions need. */
    SourceTable joining(String joins) {
        this.joins = joins;
        return this;
    }

    /** The table of the groups that it is linked by, where each has a page of its own. */
    SourceTable groups(String table) {
        groups = table;
        return this;
    }

    SourceTable status(String column, Statuses statuses) {
        this.status = column;
        this.statuses = statuses;
        return this;
    }

    /** The condition for {@link Fate#NOT_BUILT}. */
    SourceTable notBuilt(String condition) {
        notBuilt = condition;
        return this;
    }

    SourceTable target(String column) {
        target = column;
        return this;
    }

    /** @param expression an empty identifier counts as none */
    SourceTable identifier(String expression) {
        identifier = "nullif(%s, '')".formatted(expression);
        return this;
    }

    /** The bare column name, if it is not {@code submitted_time}. */
    SourceTable submitted(String column) {
        submittedTime = column;
        return this;
    }

    SourceTable timed(String started, String finished) {
        this.started = started;
        this.finished = finished;
        return this;
    }

    SourceTable externalUrl(String expression) {
        externalUrl = expression;
        return this;
    }

    /** The reason that Packit stores when a job could not be carried out. */
    SourceTable error(String expression) {
        error = expression;
        return this;
    }

    SourceTable attribute(String key, @Nullable String label, Attribute.Form form, String expression) {
        return attribute(new Attribute(key, label, form, expression));
    }

    SourceTable attribute(Attribute attribute) {
        attributes.add(attribute);
        return this;
    }

    /** An identifier in another system, with its column. */
    SourceTable name(ExternalId id, String key, String label, Attribute.Form form, String column) {
        names.put(id, column);
        boolean isWord = id.isIndexed() && form == Attribute.Form.CODE;
        return attribute(key, label, form, isWord ? Guard.word("t." + column) : "t." + column);
    }

    /** An attribute that is in JSON but not on the page. */
    SourceTable hidden(String key, Attribute.Form form, String expression) {
        return attribute(key, null, form, expression);
    }

    SourceTable command(Command command) {
        commands.add(command);
        return this;
    }

    SourceTable relations(Supplier<List<Relation>> relations) {
        this.relations = relations;
        return this;
    }
}
