/** What tests of an agent need: doubles of models, recorded answers, a test extension, assertions and contracts. */
module dev.armature.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.armature.core;
    requires com.fasterxml.jackson.databind;
    requires static transitive org.assertj.core;
    requires static transitive org.junit.jupiter.api;

    exports dev.armature.testkit;
    exports dev.armature.testkit.assertions;
    exports dev.armature.testkit.cassette;
    exports dev.armature.testkit.clock;
    exports dev.armature.testkit.contract;
    exports dev.armature.testkit.model;
    exports dev.armature.testkit.simulator;
    exports dev.armature.testkit.simulator.cache;
    exports dev.armature.testkit.transcript;
}
