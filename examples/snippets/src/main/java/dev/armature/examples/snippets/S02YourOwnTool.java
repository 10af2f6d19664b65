package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.schema.Default;
import dev.armature.tools.schema.Doc;

/**
 * A tool made of a record and a function. The record becomes the JSON Schema that the model is shown, and what the model
 * sends is checked against it before the function runs.
 */
public final class S02YourOwnTool {
    private S02YourOwnTool() {}

    record Forecast(
            @Doc("Name of a city, such as Oslo") String city,

            @Doc("How many days to look ahead") @Default("1")
            int days) {}

    public static void main(String[] arguments) {
        Tool weather = Tool.of("weather", "The weather of a city.", Forecast.class, (forecast, context) -> {
            System.out.println("looking " + forecast.days() + " day(s) ahead in " + forecast.city());
            return "fog";
        });
        ScriptedModel model = ScriptedModel.says(ScriptedModel.call("weather", "{\"city\":\"Oslo\"}"))
                .then("Take a lamp: Oslo will be foggy.");

        Agent agent = Agent.builder()
                .model(model)
                .tools(weather)
                .permissions(rules -> rules.allow("weather"))
                .build();

        System.out.println(agent.ask("What do I need in Oslo tomorrow?"));
        System.out.println("the model was shown: " + weather.spec().inputSchema());
    }
}
