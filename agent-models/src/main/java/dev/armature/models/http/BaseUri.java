package dev.armature.models.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks and extends the address under which a provider's interface lies. */
public final class BaseUri {
    private BaseUri() {}

    /**
     * The address without a slash at its end.
     *
     * @throws IllegalArgumentException when it is not a plain http or https address; what may be secret is not shown
     */
    public static URI checked(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "A base URL begins with `http://` or `https://`, as in `https://api.example.com`; this one "
                            + (scheme.isEmpty() ? "names neither." : "begins with `" + scheme + ":`."));
        }
        if (base.getHost() == null) {
            throw new IllegalArgumentException("A base URL names a host, as in `https://api.example.com`.");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("The base URL for `" + base.getHost()
                    + "` must hold neither user, password, query nor fragment; keys go into a header.");
        }
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return URI.create(scheme + "://" + base.getHost() + port + path);
    }

    /**
     * The address in a setting.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException when it is no plain address; the value is not shown, it may hold a secret
     */
    public static URI parse(String setting, String value) {
        try {
            return checked(new URI(value.strip()));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(setting + ": " + wrong.getMessage(), wrong);
        } catch (URISyntaxException notAnAddress) {
            throw new IllegalArgumentException(
                    setting + " is no address; expected something like `https://api.example.com`.");
        }
    }

    /** The address with a path behind it. */
    public static URI under(URI base, String path) {
        return URI.create(base + "/" + path);
    }
}
