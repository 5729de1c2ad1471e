package dev.packit.stats;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests that mostly wait, apart from those of {@link PackageSuiteIT}. */
@Suite
@SelectPackages("dev.packit.stats")
@ExcludePackages(PackageSuiteIT.OPERATIONS)
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns({".*SuiteIT", PackageSuiteIT.PACKAGED})
class FaultsSuiteIT {}
