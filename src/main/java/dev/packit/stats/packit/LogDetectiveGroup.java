package dev.packit.stats.packit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The Log Detective runs that one pipeline asked for together. */
@Entity
@Immutable
@Table(name = "log_detective_run_groups")
public class LogDetectiveGroup extends PanacheEntityBase {

    @Id
    public Long id;
}
