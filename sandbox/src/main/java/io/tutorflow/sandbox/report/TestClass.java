package io.tutorflow.sandbox.report;

/** The results of the tests of one class. */
record TestClass(String module, String name, int run, int failed, int skipped) {

    int passed() {
        return run - failed - skipped;
    }

    TestLevel level() {
        if (name.endsWith("BrowserTest")) {
            return TestLevel.BROWSER;
        }
        if (module.equals("acceptance")) {
            return TestLevel.SUITE;
        }
        return name.endsWith("ServiceTest") || module.equals("testbed") ? TestLevel.SERVICE : TestLevel.DOMAIN;
    }
}
