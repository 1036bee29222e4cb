// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import org.apache.camel.builder.RouteBuilder;

/**
 * The route templates {@code pipedrive-connect} and {@code pipedrive-callback}, by which a service has its users connect
 * their accounts: {@code GET {path}/connect} sends the browser to Pipedrive, {@code GET {path}/callback} is where
 * Pipedrive sends it back to, and shows a page that says how it went. And the template {@code pipedrive-uninstalled},
 * {@code DELETE {path}/callback}: Pipedrive says that a user has uninstalled the app, whose accounts are forgotten. The
 * jar holds the same templates in YAML, {@code camel-pipedrive/connect.camel.yaml}.
 *
 * <p>The service brings camel-rest and an HTTP server such as camel-platform-http.
 */
public final class ConnectRoutes extends RouteBuilder {

    /** The template of the route that begins. */
    public static final String CONNECT = "pipedrive-connect";

    /** The template of the route that ends. */
    public static final String CALLBACK = "pipedrive-callback";

    /** The template of the route on which Pipedrive says that a user has uninstalled the app. */
    public static final String UNINSTALLED = "pipedrive-uninstalled";

    private static final String PATH = "path";
    private static final String DEFAULT_PATH = "/pipedrive";
    private static final String COMPONENT = "component";
    private static final String DEFAULT_COMPONENT = "pipedrive";

    @Override
    public void configure() {
        routeTemplate(CONNECT)
                .templateParameter(PATH, DEFAULT_PATH, "What the path starts with.")
                .templateParameter(COMPONENT, DEFAULT_COMPONENT, "The component, where there are several.")
                .templateParameter(
                        "account",
                        "${null}",
                        "The name under which the account is kept, or a simple expression for it. Omitted, it is the"
                                + " component's option account, or else the ID of the user's company.")
                .templateParameter("home", "/", "Where the link on the error page leads.")
                .from("rest:get:{{path}}/connect")
                .setProperty(ShowOutcome.HOME)
                .constant("{{home}}")
                .setProperty(BeginConnect.ACCOUNT)
                .simple("{{account}}")
                .doTry()
                .process(new BeginConnect())
                .to("{{component}}:oauth/authorizeUrl?acceptHeaders=session,account")
                .process(new SendToPipedrive())
                .doCatch(Exception.class)
                .process(new ShowOutcome())
                .end();

        routeTemplate(CALLBACK)
                .templateParameter(PATH, DEFAULT_PATH, "What the path starts with.")
                .templateParameter(COMPONENT, DEFAULT_COMPONENT, "The component, where there are several.")
                .templateParameter("home", "/", "Where the link on the page leads.")
                .from("rest:get:{{path}}/callback")
                .setProperty(ShowOutcome.HOME)
                .constant("{{home}}")
                .doTry()
                .process(new ReceiveCallback())
                .to("{{component}}:oauth/connect?acceptHeaders=code,state,error,session")
                .process(new ShowOutcome())
                .doCatch(Exception.class)
                .process(new ShowOutcome())
                .end();

        routeTemplate(UNINSTALLED)
                .templateParameter(PATH, DEFAULT_PATH, "What the path starts with.")
                .templateParameter(COMPONENT, DEFAULT_COMPONENT, "The component, where there are several.")
                .from("rest:delete:{{path}}/callback")
                .doTry()
                .process(new ReceiveUninstall())
                .to("{{component}}:oauth/forget?acceptHeaders=authorization,clientId,companyId,userId,timestamp")
                .process(new AnswerUninstall())
                .doCatch(Exception.class)
                .process(new AnswerUninstall())
                .end();
    }
}
