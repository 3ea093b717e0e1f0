import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { VARIABLES } from "@/lib/env/schema";
import { readDockerfile } from "./read-dockerfile";

type Service = {
  image?: string;
  build?: { target: string };
  profiles?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
  command?: string[];
  stop_grace_period?: string;
  cap_drop?: string[];
};

const text = readFileSync("compose.yaml", "utf8");
const document = parseDocument(text, { merge: true });
const { services, volumes } = document.toJS() as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const all = Object.entries(services);
const ours = all.filter(([, { build }]) => build);
const targets = readDockerfile(readFileSync("Dockerfile", "utf8")).map(({ name }) => name);
const guide = readFileSync("docs/deploy/vps.md", "utf8");

/** What stands in `${…}`, also within another; `$${…}` is for the shell in the container. */
const asked = [...text.matchAll(/(?<!\$)\$\{(\w+)(:[-?])?([^{}]*)/g)].map(
  ([, name = "", how = "", rest = ""]) => ({
    name,
    how,
    rest,
  }),
);
const SECRET = /PASSWORD|SECRET|TOKEN|KEY/;

test("it can be read, and says which process belongs to which profile", () => {
  expect([...document.errors, ...document.warnings]).toEqual([]);
  expect(Object.fromEntries(all.map(([name, { profiles }]) => [name, profiles?.join() ?? "always"]))).toEqual(
    {
      app: "always",
      web: "split",
      worker: "split",
      postgres: "always",
      redis: "redis",
      "redis-rest": "redis",
      inngest: "inngest",
      minio: "minio",
    },
  );
});

describe.each(ours)("%s", (_, { build, environment, volumes: mounts, ...service }) => {
  test("is made from a target of its role", () => {
    expect(targets).toContain(build?.target);
    expect(environment?.MINIRAG_ROLE).toBe(build?.target);
  });

  test("waits for what it needs, and is given the time to end", () => {
    expect(service.depends_on?.postgres).toEqual({ condition: "service_healthy" });
    expect(Number.parseInt(service.stop_grace_period ?? "", 10)).toBeGreaterThanOrEqual(30);
  });

  test("has a data folder of its own, and no rights it does not need", () => {
    const own = mounts?.map((mount) => mount.split(":")[0] ?? "") ?? [];
    expect(own).toHaveLength(1);
    expect(
      ours.filter(([, other]) => other.volumes?.some((mount) => mount.startsWith(`${own[0]}:`))),
    ).toHaveLength(1);
    expect(volumes).toHaveProperty([own[0] ?? ""]);
    expect(service.cap_drop).toEqual(["ALL"]);
  });

  test("passes on only variables that the product knows", () => {
    for (const name of Object.keys(environment ?? {})) expect(VARIABLES, name).toHaveProperty([name]);
  });
});

test("whoever waits, waits for health, which the other can tell", () => {
  for (const [name, { depends_on: waits = {} }] of all)
    for (const [other, { condition }] of Object.entries(waits)) {
      expect(condition, `${name} waits for ${other}`).toBe("service_healthy");
      // What is built has its check in the image.
      expect(Boolean(services[other]?.healthcheck ?? services[other]?.build), other).toBe(true);
    }
});

describe("variables", () => {
  test("each is one of the product's, or explained in the guide", () => {
    expect(asked.length).toBeGreaterThan(10);
    const unknown = asked.filter(({ name }) => !(name in VARIABLES) && !guide.includes(`\`${name}\``));
    expect(unknown).toEqual([]);
  });

  test("without the secrets of the default nothing starts", () => {
    const required = asked.filter(({ how }) => how === ":?");
    for (const name of ["POSTGRES_PASSWORD", "POSTGRES_APP_PASSWORD", "AUTH_SECRET", "ENCRYPTION_KEYS"]) {
      const uses = asked.filter((one) => one.name === name);
      expect(uses.length, name).toBeGreaterThan(0);
      expect(required, name).toEqual(expect.arrayContaining(uses));
    }
    // Compose asks for them whatever profile is started, so those of the others must not be among them.
    expect(new Set(required.map(({ name }) => name)).size).toBe(4);
  });

  test("no secret has a default, nor stands here", () => {
    expect(asked.filter(({ name, how, rest }) => SECRET.test(name) && how === ":-" && rest !== "")).toEqual(
      [],
    );
    for (const [name, { environment = {} }] of all)
      for (const [key, value] of Object.entries(environment))
        if (SECRET.test(key)) expect(value, `${name}: ${key}`).toMatch(/^\$\{\w+:[-?]/);
    expect(text).not.toMatch(/:\/\/[^/\s@$]+:[^$@\s]+@/);
  });

  test("those of a profile are asked for in its container, where an empty one would do harm", () => {
    for (const name of ["redis", "minio"]) {
      const line = services[name]?.command?.join(" ") ?? "";
      const needed = Object.keys(services[name]?.environment ?? {});
      expect(needed.length, name).toBeGreaterThan(0);
      for (const variable of needed) expect(line).toContain(`$\${${variable}:?`);
    }
  });
});

test("nothing listens beyond this machine unless told", () => {
  const ports = all.flatMap(([, service]) => service.ports ?? []);
  expect(ports.length).toBeGreaterThan(3);
  for (const port of ports) expect(port).toMatch(/^(127\.0\.0\.1|\$\{BIND_ADDRESS:-127\.0\.0\.1\}):/);
  for (const name of ["postgres", "redis", "redis-rest"]) expect(services[name]).not.toHaveProperty("ports");
});

test("images are of a version, and what is not ours has its licence beside it", () => {
  for (const [name, { image }] of all.filter(([, service]) => service.profiles && service.image)) {
    expect(image, name).toMatch(/:[^:]*\d+\.\d+\.\d+$|:RELEASE\./);
    const before =
      text
        .slice(0, text.indexOf(`\n  ${name}:\n`))
        .split("\n\n")
        .at(-1) ?? "";
    expect(before, name).toMatch(/# Licence: /);
  }
  expect(services.postgres?.image).toMatch(/^postgres:(1[6-9]|[2-9]\d)-/);
  for (const [name, licence] of [
    ["inngest", "SSPL"],
    ["minio", "AGPL"],
  ] as const) {
    expect(text).toMatch(new RegExp(`# Licence: [^\\n]*${licence}[^]*?\\n  ${name}:`));
    expect(guide).toMatch(new RegExp(`\\| \`${name}\` .*${licence}`));
  }
});
