// SPDX-License-Identifier: Apache-2.0
/** Auto-configuration of the component for Spring Boot. */
package io.github.camelpipedrive.springboot;
