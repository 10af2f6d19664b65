package dev.armature.testkit.simulator.script;

import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.json.Json;

/** For tests of other rooms: the fault that a script orders with such an object. */
public final class WrittenFault {
    private WrittenFault() {}

    public static Fault of(String json) {
        return FaultReader.fault(Json.read(json));
    }
}
