package dev.packit.stats;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Everything that is not in {@link PagesSuite}, so that a new package is never forgotten. */
@Suite
@SelectPackages("dev.packit.stats")
@ExcludePackages({PagesSuite.WEB, PagesSuite.JOB})
@ExcludeClassNamePatterns("dev[.]packit[.]stats[.](Journey|Keys)Test")
class RemainingSuite {}
