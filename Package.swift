// swift-tools-version: 6.2
// The layers of calsync, lowest first. What each target is for stands in Sources/README.md;
// an arrow that is not in this file does not exist, and none may point up or in a circle.

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "calsync",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "calsyncd", targets: ["calsyncd"]),
    .executable(name: "calsync", targets: ["calsync"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0",
      traits: ["YAML", "CommandLineArguments"]),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries from Debian, with the smallest possible shims.
    .systemLibrary(
      name: "CLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
    .systemLibrary(
      name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CResolv", providers: [.apt(["libc6-dev"])]),
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),

    // Values that everyone shares, and the contracts between the layers.
    .target(name: "CalendarModel", swiftSettings: strict),

    // Pure or narrow parts, each on one library at most.
    .target(
      name: "ICalendar", dependencies: ["CalendarModel", "CLibical"], swiftSettings: strict),
    .target(name: "BusyIndex", dependencies: ["CalendarModel"], swiftSettings: strict),
    .target(
      name: "HTTPTransport", dependencies: ["CLibcurl", "CResolv"], swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: [
        "CalendarModel",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // One provider each behind CalendarProvider.
    .target(
      name: "CalDAV", dependencies: ["CalendarModel", "ICalendar", "HTTPTransport"],
      swiftSettings: strict),
    .target(
      name: "CalendarFeed",
      dependencies: [
        "CalendarModel", "ICalendar", "HTTPTransport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    .target(
      name: "SyncEngine",
      dependencies: [
        "CalendarModel", "BusyIndex",
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: strict),

    // What is shown to the outside.
    .target(
      name: "SocketAPI",
      dependencies: [
        "CalendarModel", "BusyIndex", "ICalendar", "Store", "SyncEngine",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Operations",
      dependencies: [
        "CSystemd",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "SocketClient", dependencies: ["HTTPTransport"], swiftSettings: strict),

    .executableTarget(
      name: "calsyncd",
      dependencies: [
        "CalendarModel", "ICalendar", "BusyIndex", "HTTPTransport", "Store", "CalDAV",
        "CalendarFeed", "SyncEngine", "SocketAPI", "Operations",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "calsync",
      dependencies: [
        "SocketClient",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
