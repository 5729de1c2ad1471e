package dev.packit.stats.project;

import dev.packit.stats.job.Project;
import dev.packit.stats.web.Page;

/** The pull requests of a project, or its branches and so on, as a page. */
record SectionList(Project project, Section section, Tabs tabs, Page<TriggerItem> page) {}
