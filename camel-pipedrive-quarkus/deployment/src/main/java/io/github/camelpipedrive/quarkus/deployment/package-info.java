// SPDX-License-Identifier: Apache-2.0
/** What the Quarkus extension does when an application is built, and while it is developed. */
package io.github.camelpipedrive.quarkus.deployment;
