// SPDX-License-Identifier: Apache-2.0
/** The Quarkus extension of the Pipedrive component: what an application configures for its build. */
package io.github.camelpipedrive.quarkus;
