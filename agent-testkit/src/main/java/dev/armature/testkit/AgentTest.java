package dev.armature.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of an agent.
 *
 * <pre>{@code
 * @AgentTest
 * @WorkspaceFile(path = "notes.txt", text = "Fog at noon.")
 * @Says(call = "Read", input = "{\"file_path\":\"notes.txt\"}")
 * @Says("There was fog.")
 * void reads_the_notes(AgentBuilder agent, ScriptedModel model) { … }
 * }</pre>
 *
 * The test may have parameters, each one the same wherever it is asked for during the test, and closed after it:
 *
 * <ul>
 *   <li>{@link java.nio.file.Path}: a new folder with the {@link WorkspaceFile}s and {@link WorkspaceFolder}, deleted
 *       afterwards;
 *   <li>{@link dev.armature.core.AgentBuilder}: an agent that works in that folder, trusts it, and keeps its sessions in
 *       the store;
 *   <li>{@link dev.armature.core.session.SessionStore}: an empty store in memory;
 *   <li>{@link ScriptedModel}: says what {@link Says} tells;
 *   <li>{@link dev.armature.testkit.simulator.ModelSimulator}: a server that says the same, in the order of requests;
 *   <li>{@link dev.armature.testkit.clock.VirtualClock}: a clock that stands still; the server goes by it.
 * </ul>
 *
 * A test of which an answer of {@link Says} is left unsaid fails, whoever should have said it.
 *
 * <p>When the test fails, its failure carries the transcripts of the sessions in the store. While it runs, the whole program
 * is held to the loopback interface: what of ours would connect elsewhere fails with a sentence that says so. Code that
 * opens sockets itself, and programs that tools start, are not held.
 */
@Test
@ExtendWith(AgentTestExtension.class)
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AgentTest {

    /** How far the program may connect. */
    enum Network {
        LOOPBACK,
        ANYWHERE
    }

    /** How far the program may connect while this test runs. */
    Network network() default Network.LOOPBACK;
}
