package dev.armature.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.armature.core.session.EntryBody;
import dev.armature.tools.content.Content;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each test of each contract is failed by an implementation that has just that fault. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContractsCanFailTest {

    @ParameterizedTest
    @EnumSource
    void a_fault_of_a_model_fails_the_test_that_is_about_it(ModelFault fault) {
        FaultyModelTrial.fault = fault;

        assertFound(failed(FaultyModelTrial.class), fault.found);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_a_tool_fails_the_test_that_is_about_it(FaultyToolTrial.Fault fault) {
        FaultyToolTrial.fault = fault;

        assertFound(failed(FaultyToolTrial.class), fault.found);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_a_store_fails_the_test_that_is_about_it(FaultyStoreTrial.Fault fault) {
        FaultyStoreTrial.fault = fault;

        assertFound(failed(FaultyStoreTrial.class), fault.found);
    }

    @Test
    void a_contract_of_tools_without_inputs_fails_each_test_that_tries_some() {
        FaultyToolTrial.fault = FaultyToolTrial.Fault.NO_INPUTS;

        assertThat(failed(FaultyToolTrial.class))
                .containsExactlyInAnyOrder(
                        "what_the_model_is_told_never_changes",
                        "reading_a_call_changes_nothing",
                        "the_same_call_says_the_same_of_itself_every_time",
                        "the_summary_is_one_line_for_people",
                        "a_call_gives_a_result_and_an_error_begins_with_its_code",
                        "a_call_that_says_it_only_reads_changes_no_file",
                        "calls_that_write_the_same_thing_do_not_claim_to_run_beside_each_other_freely");
    }

    /** What is not recognised is in the format of one store, so no contract can say it. */
    @Test
    void the_contract_of_stores_keeps_one_of_everything_that_can_be_said() {
        assertThat(SessionStoreContract.everything().stream().map(Object::getClass))
                .containsAll(arms(EntryBody.class).stream()
                        .filter(arm -> arm != EntryBody.Unrecognised.class)
                        .toList());
        assertThat(contents().map(Object::getClass)).containsAll(arms(Content.class));
    }

    private static Stream<Content> contents() {
        return SessionStoreContract.everything().stream()
                .filter(EntryBody.CallAnswered.class::isInstance)
                .flatMap(body -> ((EntryBody.CallAnswered) body).answer().content().stream());
    }

    private static List<? extends Class<?>> arms(Class<?> family) {
        return List.of(family.getPermittedSubclasses());
    }

    private static void assertFound(Set<String> failed, String expected) {
        if (expected.isEmpty()) {
            assertThat(failed).isEmpty();
        } else {
            assertThat(failed).contains(expected);
        }
    }

    @Test
    void there_is_a_fault_for_every_test_of_every_contract() {
        assertThat(Arrays.stream(ModelFault.values()).map(fault -> fault.found).distinct())
                .containsExactlyInAnyOrderElementsOf(tests(ModelContract.class));
        assertThat(Arrays.stream(FaultyToolTrial.Fault.values())
                        .map(fault -> fault.found)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(tests(ToolContract.class));
        assertThat(Arrays.stream(FaultyStoreTrial.Fault.values()).map(fault -> fault.found))
                .containsExactlyInAnyOrderElementsOf(tests(SessionStoreContract.class));
    }

    /** The tests of a contract, and the empty name for the implementation without a fault. */
    private static List<String> tests(Class<?> contract) {
        Set<String> names = Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("");
        return List.copyOf(names);
    }

    private static Set<String> failed(Class<?> tests) {
        Set<String> failed = new HashSet<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                boolean well = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                                if (!well) {
                                    failed.add(test.getSource()
                                            .filter(MethodSource.class::isInstance)
                                            .map(source -> ((MethodSource) source).getMethodName())
                                            .orElse(test.getDisplayName()));
                                }
                            }
                        });
        return failed;
    }
}
