package dev.packit.stats;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * One of the two halves of the tests, which run at the same time, each in a JVM of its own. Surefire would otherwise give each
 * JVM one class after the other, and the application would start for each of them.
 */
@Suite
@SelectPackages({PagesSuite.WEB, PagesSuite.JOB})
@SelectClasses(names = {"dev.packit.stats.JourneyTest", "dev.packit.stats.KeysTest"})
class PagesSuite {

    static final String WEB = "dev.packit.stats.web";
    static final String JOB = "dev.packit.stats.job";
}
