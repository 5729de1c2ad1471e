package dev.packit.stats;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All integration tests that are not in {@link PackageSuiteIT} or {@link OperationsSuiteIT}. */
@Suite
@SelectPackages("dev.packit.stats")
@ExcludePackages(OperationsSuiteIT.OPERATIONS)
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns({".*SuiteIT", PackageSuiteIT.PACKAGED})
class FaultsSuiteIT {}
