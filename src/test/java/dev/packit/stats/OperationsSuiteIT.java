package dev.packit.stats;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Like {@link PagesSuite}: one of three parts of the integration tests: those that wait for Prometheus. */
@Suite
@SelectPackages(OperationsSuiteIT.OPERATIONS)
@IncludeClassNamePatterns(".*IT")
class OperationsSuiteIT {

    static final String OPERATIONS = "dev.packit.stats.operations";
}
