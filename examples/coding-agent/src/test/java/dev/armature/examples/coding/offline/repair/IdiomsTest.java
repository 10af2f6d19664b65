package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class IdiomsTest {
    private static final String PARAMETERS = "int[] items, List<String> names, String text, Node node";

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiterString = " => ", textBlock = """
            for (int i = 0; i < items.length; i++) { => for (int i = 0; i <= items.length; i++) {
            for (int i = 0; i < items.length; i++) { => for (int i = 0; i < items.length; i--) {
            for (int i = 0; i < names.size(); i++) { => for (int i = 0; i > names.size(); i++) {
            for (int i = items.length - 1; i >= 0; i--) { => for (int i = items.length - 1; i > 0; i--) {
            int last = items[items.length - 1]; => int last = items[items.length];
            if (node != null && node.isLeaf()) { => if (node == null && node.isLeaf()) {
            if (node != null && node.isLeaf()) { => if (node != null || node.isLeaf()) {
            while (i < text.length() && text.charAt(i) == ' ') { => while (i <= text.length() && text.charAt(i) == ' ') {
            """)
    void what_is_written_every_day_is_changed_last(String statement, String changed) {
        assertThat(Idioms.cost(Ideas.changing(PARAMETERS, statement, changed))).isGreaterThan(0.5);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiterString = " => ", textBlock = """
            for (int i = 0; i <= items.length; i++) { => for (int i = 0; i < items.length; i++) {
            for (int i = 0; i > names.size(); i++) { => for (int i = 0; i < names.size(); i++) {
            for (int i = 1; i < items.length; i++) { => for (int i = 0; i < items.length; i++) {
            if (node == null && node.isLeaf()) { => if (node != null && node.isLeaf()) {
            if (node != null || node.isLeaf()) { => if (node != null && node.isLeaf()) {
            while (i <= text.length() && text.charAt(i) == ' ') { => while (i < text.length() && text.charAt(i) == ' ') {
            """)
    void what_is_nearly_written_so_is_changed_first(String statement, String changed) {
        assertThat(Idioms.cost(Ideas.changing(PARAMETERS, statement, changed))).isLessThan(0);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiterString = " => ", textBlock = """
            if (items.length > limit) { => if (items.length >= limit) {
            return text.length() * 2; => return text.length() / 2;
            """)
    void of_the_rest_nothing_is_known(String statement, String changed) {
        assertThat(Idioms.cost(Ideas.changing(PARAMETERS, statement, changed))).isZero();
    }
}
