package dev.packit.stats;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Like {@link PagesSuite}: one of three parts of the integration tests: those that start the packaged application, or many clients. */
@Suite
@SelectPackages("dev.packit.stats")
@IncludeClassNamePatterns(PackageSuiteIT.PACKAGED)
class PackageSuiteIT {

    static final String PACKAGED =
            "dev[.]packit[.]stats[.](Demo|Production|Relay|TwoInstances|database[.]ExpensiveRequests)IT";
}
