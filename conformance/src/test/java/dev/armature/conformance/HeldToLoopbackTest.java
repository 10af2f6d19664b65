package dev.armature.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.armature.testkit.assertions.AgentAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailure;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.testkit.AgentTest;
import dev.armature.testkit.Says;
import dev.armature.testkit.simulator.ModelSimulator;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a test of an agent, whatever of ours would connect elsewhere fails, and says so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HeldToLoopbackTest {

    @AgentTest
    void the_anthropic_client_does_not_connect_elsewhere(AgentBuilder agent) {
        Model model = AnthropicModel.builder("claude-sonnet-5-5")
                .apiKey(ApiKey.of("a-key"))
                .build();

        try (Run run = agent.model(model).build().newSession().prompt("Hi.")) {
            assertThat(run)
                    .result()
                    .failedWith(ModelFailure.Kind.NETWORK)
                    .asString()
                    .contains("Did not ask Anthropic at https://api.anthropic.com")
                    .contains("`api.anthropic.com` is not on this computer, and the test HeldToLoopbackTest."
                            + "the_anthropic_client_does_not_connect_elsewhere keeps this program to the loopback"
                            + " interface.")
                    .contains("retryable=false");
        }
    }

    @AgentTest
    void the_openai_client_does_not_connect_elsewhere(AgentBuilder agent) {
        Model model = OpenAiModel.builder("gpt-5.6")
                .baseUri(URI.create("http://10.0.0.1:8080"))
                .apiKey(ApiKey.of("a-key"))
                .build();

        try (Run run = agent.model(model).build().newSession().prompt("Hi.")) {
            assertThat(run)
                    .result()
                    .failedWith(ModelFailure.Kind.NETWORK)
                    .asString()
                    .contains("`10.0.0.1` is not on this computer");
        }
    }

    @AgentTest
    void a_client_with_a_proxy_elsewhere_does_not_connect_to_it(AgentBuilder agent, ModelSimulator server) {
        Model model = AnthropicModel.builder("claude-sonnet-5-5")
                .baseUri(server.baseUri())
                .apiKey(ApiKey.of(server.apiKey()))
                .httpClient(HttpClient.newBuilder()
                        .proxy(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example.com", 3128)))
                        .build())
                .build();

        try (Run run = agent.model(model).build().newSession().prompt("Hi.")) {
            assertThat(run)
                    .result()
                    .failedWith(ModelFailure.Kind.NETWORK)
                    .asString()
                    .contains("the way there is a proxy: `proxy.example.com` is not on this computer");
        }
        assertThat(server.requestCount()).isZero();
    }

    @AgentTest
    @Says("Heard.")
    void a_client_of_a_server_on_this_computer_is_answered(AgentBuilder agent, ModelSimulator server) {
        Model model = AnthropicModel.builder("claude-sonnet-5-5")
                .baseUri(server.baseUri())
                .apiKey(ApiKey.of(server.apiKey()))
                .build();

        assertThat(agent.model(model).build().ask("Hi.")).isEqualTo("Heard.");
    }

    /** The clients that connect ask first, and nobody else of ours connects; a new one must be added here and ask too. */
    @ParameterizedTest
    @CsvSource({
        "agent-permissions",
        "agent-prompts",
        "agent-tools",
        "agent-toolbox",
        "agent-core",
        "agent-settings",
        "agent-models"
    })
    void nobody_of_ours_connects_but_the_clients_of_models(String module) {
        Set<String> asking = Set.of(
                "dev.armature.models.http.WireClient",
                "dev.armature.models.http.WireStream",
                "dev.armature.models.http.Exchange");
        noClasses()
                .that(describe(
                        "do not ask the hold first",
                        (JavaClass type) -> !asking.contains(outermost(type).getName())))
                .should()
                .callMethodWhere(describe("opens a connection", call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getName();
                    return (owner.equals("java.net.http.HttpClient") && name.startsWith("send"))
                            || (owner.startsWith("java.net.")
                                    && Set.of("openConnection", "openStream", "connect")
                                            .contains(name))
                            || (owner.startsWith("java.nio.channels.") && name.equals("connect"));
                }))
                .orShould()
                .callConstructor(java.net.Socket.class, String.class, int.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.armature." + module.substring("agent-".length())));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HeldToLoopbackTest::outermost).orElse(type);
    }

    @Test
    void the_clients_of_models_are_where_they_are_looked_for() {
        assertThat(new ClassFileImporter()
                        .importPackages("dev.armature.models.http").stream()
                                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(sight ->
                                                sight.getTargetClass().getName().equals("java.net.http.HttpClient")))
                                .map(JavaClass::getName))
                .contains("dev.armature.models.http.WireClient");
    }
}
