package dev.packit.stats.project;

import dev.packit.stats.packit.Project;
import dev.packit.stats.web.paging.Page;

/** The pull requests of a project, or its branches and so on, as a page. */
record SectionList(Project project, Section section, Tabs tabs, Page<TriggerItem> page) {}
