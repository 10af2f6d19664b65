package dev.armature.testkit.contract;

/** What can be wrong with a model, and the test that finds it. */
enum ModelFault {
    NONE(""),
    // what an answer is
    OTHER_TEXT("an_answer_says_what_the_model_said_and_why_it_stopped"),
    OTHER_REASON("an_answer_says_what_the_model_said_and_why_it_stopped"),
    NAMELESS("an_answer_says_what_the_model_said_and_why_it_stopped"),
    NEVER_BEGINS("an_answer_begins_once_and_before_all_else"),
    BEGINS_TWICE("an_answer_begins_once_and_before_all_else"),
    TRIES_AGAIN("an_answer_is_one_attempt"),
    LOSES_PARTS("the_parts_of_the_message_are_those_that_were_completed_in_order"),
    SWAPS_PARTS("the_parts_of_the_message_are_those_that_were_completed_in_order"),
    NO_PIECES("the_pieces_of_a_text_make_up_the_text"),
    LATE_PIECES("the_pieces_of_a_text_make_up_the_text"),
    CUTS_LONG_TEXTS("a_long_text_comes_whole"),
    READS_ON("nothing_can_be_read_after_the_ending"),
    WAITS_FOR_MORE("nothing_can_be_read_after_the_ending"),
    ENDS_AGAIN("nothing_can_be_read_after_the_ending"),
    FREE("an_answer_tells_how_many_tokens_it_took"),
    COUNTS_AFTER_ALL("an_answer_tells_how_many_tokens_it_took"),
    // calls
    UNANNOUNCED("a_call_is_announced_and_then_whole_with_its_input_as_the_model_wrote_it"),
    INCOMPLETE("a_call_is_announced_and_then_whole_with_its_input_as_the_model_wrote_it"),
    SAME_IDS("calls_of_one_answer_come_in_order_and_each_has_an_id_of_its_own"),
    ANNOUNCED_LATE("calls_of_one_answer_come_in_order_and_each_has_an_id_of_its_own"),
    // failures
    THROWS("a_failure_is_the_last_event_and_is_not_thrown"),
    THROWS_WHEN_ASKED("a_failure_is_the_last_event_and_is_not_thrown"),
    CALLS_IT_CANCELLED("a_failure_is_the_last_event_and_is_not_thrown"),
    SPEECHLESS("a_failure_is_the_last_event_and_is_not_thrown"),
    TELLS_A_SECRET("no_secret_is_told"),
    // closing
    CLOSES_NOTHING("a_closed_answer_says_that_it_was_cancelled"),
    CANCELLED_TO_TRY_AGAIN("a_closed_answer_says_that_it_was_cancelled"),
    CLOSES_ONLY_AT_FIRST("an_answer_closed_on_the_way_ends_as_cancelled"),
    CLOSES_ONCE("closing_an_answer_that_has_ended_does_nothing_however_often"),
    CANCELLED_AFTER_THE_ENDING("closing_an_answer_that_has_ended_does_nothing_however_often"),
    WAKES_NOBODY("closing_on_other_threads_wakes_who_reads"),
    CLOSES_ALL("closing_one_answer_leaves_the_others_of_its_model_alone"),
    // threads
    ONE_THREAD("who_asks_need_not_be_who_reads"),
    ONCE_ONLY("several_threads_may_ask_at_once"),
    ONE_AFTER_ANOTHER("an_answer_that_nobody_reads_holds_up_no_other"),
    PASSES_OVER_INTERRUPTS("an_interrupt_ends_the_wait_of_who_reads"),
    FAILS_WHEN_INTERRUPTED("an_interrupt_ends_the_wait_of_who_reads"),
    // what is known without asking
    OTHER_PROFILE("the_profile_stays_the_same"),
    OTHER_BODY("looking_at_a_request_changes_nothing"),
    OTHER_SEGMENTS("looking_at_a_request_changes_nothing"),
    NEW_CHAIN("a_request_that_goes_on_with_another_begins_with_its_segments");

    /** The name of the test. */
    final String found;

    ModelFault(String found) {
        this.found = found;
    }

    /** Whether a test finds it by waiting in vain. */
    boolean makesWait() {
        return switch (this) {
            case WAITS_FOR_MORE,
                    CLOSES_NOTHING,
                    CLOSES_ONLY_AT_FIRST,
                    WAKES_NOBODY,
                    ONE_AFTER_ANOTHER,
                    PASSES_OVER_INTERRUPTS -> true;
            default -> false;
        };
    }
}
