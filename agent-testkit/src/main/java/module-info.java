/** What tests of an agent need: doubles of models, recorded answers, a test extension, assertions and contracts. */
module dev.armature.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.armature.core;
    requires com.fasterxml.jackson.databind;
    // Not transitive: whoever uses neither of them needs neither of them, not even to compile.
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;

    exports dev.armature.testkit;
    exports dev.armature.testkit.assertions;
    exports dev.armature.testkit.cassette;
    exports dev.armature.testkit.clock;
    exports dev.armature.testkit.contract;
    exports dev.armature.testkit.model;
    exports dev.armature.testkit.prompt;
    exports dev.armature.testkit.simulator;
    exports dev.armature.testkit.simulator.cache;
    exports dev.armature.testkit.simulator.fault;
    exports dev.armature.testkit.simulator.journal;
    exports dev.armature.testkit.simulator.provider;
    exports dev.armature.testkit.simulator.reply;
    exports dev.armature.testkit.simulator.request;
    exports dev.armature.testkit.simulator.script;
    exports dev.armature.testkit.transcript;
}
