/** What tests of an agent need: a simulated model server with a real prefix cache and faults to order. */
module dev.armature.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.armature.core;
    requires com.fasterxml.jackson.databind;

    exports dev.armature.testkit;
    exports dev.armature.testkit.simulator;
    exports dev.armature.testkit.simulator.cache;
}
