package dev.packit.stats;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Like {@link PagesSuite}: half of the tests that mostly wait or need the packaged application. */
@Suite
@SelectPackages("dev.packit.stats")
@IncludeClassNamePatterns({PackageSuiteIT.PACKAGED, "dev[.]packit[.]stats[.]operations[.].*IT"})
class PackageSuiteIT {

    static final String OPERATIONS = "dev.packit.stats.operations";

    /** What starts the packaged application. */
    static final String PACKAGED = "dev[.]packit[.]stats[.](Demo|Production|Relay|TwoInstances)IT";
}
