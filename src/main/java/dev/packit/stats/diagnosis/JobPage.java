package dev.packit.stats.diagnosis;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.job.Expectation;
import dev.packit.stats.job.JobDetail;
import dev.packit.stats.job.LogText;
import dev.packit.stats.job.Why;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.statistics.Blame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job's page says.
 *
 * @param logs that the database holds, by key
 * @param why it did not succeed; null if it did
 * @param blame whose fault that is; null if it succeeded or jobs are still being loaded
 * @param expected how long it will take; null if it has ended or too little is known
 */
public record JobPage(
        @JsonUnwrapped JobDetail detail,
        @JsonIgnore Map<String, LogText> logs,
        @Nullable Why why,
        @Nullable Blame blame,
        @Nullable Expectation expected) {

    /** What else is to be said about how long it takes, in sentences without a full stop. */
    @JsonIgnore
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        Job job = detail.job();
        if (job.fate() == Fate.OVERDUE) {
            remarks.add(
                    "Overdue: jobs of this kind should finish within %d hours".formatted(Fate.OVERDUE_AFTER.toHours()));
        }
        if (job.isRunning() && !job.kind().source().isTimed()) {
            remarks.add("Packit does not record how long %s take"
                    .formatted(job.kind().words().plural()));
        }
        return remarks;
    }
}
